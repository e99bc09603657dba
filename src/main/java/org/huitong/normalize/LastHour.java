package org.huitong.normalize;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.huitong.catalog.MappingFile;

/**
 * How many records of a source came in the last sixty minutes, and how many of them were bad; minute by minute, and since
 * the last start only. Thread-safe.
 */
final class LastHour {
    private static final int MINUTES = 60;
    /** Of fewer records a percentage says nothing. */
    private static final int ENOUGH = 100;

    private final Clock clock;
    private final long[] minutes = new long[MINUTES];
    private final long[] bad = new long[MINUTES];
    private final long[] all = new long[MINUTES];

    LastHour(Clock clock) {
        this.clock = clock;
    }

    /** Counts them in, unless with them more were bad in this hour than is tolerated. */
    synchronized boolean take(MappingFile.Tolerance tolerance, long badOnes, long records) {
        long now = TimeUnit.MILLISECONDS.toMinutes(clock.millis());
        long wrong = badOnes;
        long sum = records;
        for (int i = 0; i < MINUTES; i++) {
            // One of the future: the clock was set back. It counts until the clock has passed it by an hour.
            if (minutes[i] > now - MINUTES) {
                wrong += bad[i];
                sum += all[i];
            }
        }
        boolean known = !tolerance.percent() || sum >= ENOUGH;
        if (badOnes > 0 && known && tolerance.exceeded(wrong, sum)) {
            return false;
        }
        add(now, badOnes, records);
        return true;
    }

    private void add(long now, long badOnes, long records) {
        int at = (int) (now % MINUTES);
        if (minutes[at] != now) {
            minutes[at] = now;
            bad[at] = 0;
            all[at] = 0;
        }
        bad[at] += badOnes;
        all[at] += records;
    }
}
