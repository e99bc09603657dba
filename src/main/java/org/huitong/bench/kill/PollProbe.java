package org.huitong.bench.kill;

import java.sql.Connection;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.h2.api.Trigger;

/**
 * Sees the register being read: a trigger on its table, in the database's own process. Reading takes some milliseconds,
 * as it does in a real register. H2 makes triggers by name, so the state is one for the process; one run at a time.
 */
public final class PollProbe implements Trigger {
    private static final int MOST_MILLIS = 25;

    private static final AtomicLong READS = new AtomicLong();

    private static volatile LongSupplier highest = () -> 0;
    private static volatile boolean reading;
    private static volatile long found;
    private static volatile long before;

    /** Called by H2 only. */
    public PollProbe() {}

    /** @param last the highest change number that is visible now */
    static void watch(LongSupplier last) {
        highest = last;
        READS.set(0);
        forget();
    }

    static boolean reading() {
        return reading;
    }

    /** True from the end of a read that found rows to the begin of the next one, which shows that they are committed. */
    static boolean committing() {
        return !reading && found > before;
    }

    /** How often the register was read. */
    static long reads() {
        return READS.get();
    }

    /** The reader was killed. */
    static void forget() {
        reading = false;
        before = found;
    }

    @Override
    public void fire(Connection connection, Object[] oldRow, Object[] newRow) {
        READS.incrementAndGet();
        before = found;
        reading = true;
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(MOST_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        found = highest.getAsLong();
        reading = false;
    }
}
