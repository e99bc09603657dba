package org.huitong.bench.outage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.huitong.Settings;

/**
 * How often a consumer that is away is called at most, as docs/operator.md says it. As it goes, all calls under way may fail;
 * then each pause ends with one probe, and from the {@code poisonProbes}th on a second record is tried beside the first. A
 * call that takes long makes it fewer.
 *
 * @param concurrency calls to one consumer at once
 * @param firstMillis first pause, doubled by each failed probe
 * @param longestMillis longest pause
 */
record Bound(int concurrency, long firstMillis, long longestMillis, int poisonProbes) {
    /** By the settings of this home. */
    static Bound of(Path home) {
        Settings settings = Settings.read(home, Map.of());
        return new Bound(
                settings.number("huitong.deliver.concurrency"),
                settings.number("huitong.deliver.firstPauseMillis"),
                settings.number("huitong.deliver.longestPauseMillis"),
                settings.number("huitong.deliver.poisonProbes"));
    }

    /** How many pauses end while it is away for so long. */
    int probes(Duration away) {
        int probes = 0;
        long pause = firstMillis;
        for (long sum = pause; sum <= away.toMillis(); sum += pause) {
            probes++;
            pause = Math.min(2 * pause, longestMillis);
        }
        return probes;
    }

    /** Calls in all. */
    int calls(Duration away) {
        int probes = probes(away);
        return concurrency + probes + Math.max(0, probes - poisonProbes + 1);
    }
}
