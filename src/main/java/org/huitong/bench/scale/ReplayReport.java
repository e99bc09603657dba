package org.huitong.bench.scale;

import java.util.List;
import java.util.Locale;

/**
 * How fast replay jobs were.
 *
 * @param rows of each turn
 * @param ratio median over the rounds of replay by live
 * @param asked records a second that the last job was to keep to
 * @param kept what it kept, over {@code seconds}
 * @param missing records that did not arrive
 */
record ReplayReport(
        int rows,
        int cores,
        List<String> jvm,
        List<Round> rounds,
        double ratio,
        int asked,
        double kept,
        int seconds,
        long missing) {

    /** Records a second at the consumer, in turns: a queue that had gathered, and a job without a rate. */
    record Round(double live, double replay) {}

    String table() {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%d rows a turn; %d cores, JVM options %s%n", rows, cores, jvm));
        rounds.forEach(round -> text.append(String.format(
                Locale.ROOT,
                "live %8.0f records/s, replay %8.0f, ratio %.2f%n",
                round.live(),
                round.replay(),
                round.replay() / round.live())));
        return text.append(String.format(
                        Locale.ROOT,
                        "replay / live, median: %.2f%na job of %d records/s: %.2f over %d s (%+.2f %%); %d records missing%n",
                        ratio,
                        asked,
                        kept,
                        seconds,
                        (kept / asked - 1) * 100,
                        missing))
                .toString();
    }
}
