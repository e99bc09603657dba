package org.huitong.bench.crash;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Sees the register being read, which takes some milliseconds, as it does in a real register. */
public final class PollWatch {
    private static final int MOST_MILLIS = 25;
    private static final int REMEMBERED = 10_000;

    private final Moments moments;
    private final LongSupplier highest;
    private final AtomicLong reads = new AtomicLong();
    private final List<Read> log = new CopyOnWriteArrayList<>();
    private volatile boolean reading;
    private volatile long found;
    private volatile long before;

    /**
     * A read of the table, by System.nanoTime.
     *
     * @param fresh whether there was anything new
     */
    public record Read(long begun, long ended, boolean fresh) {}

    /** @param highest the highest change number that is visible now */
    PollWatch(Moments moments, LongSupplier highest) {
        this.moments = moments;
        this.highest = highest;
    }

    /** Called where the table is read. */
    void read() {
        reads.incrementAndGet();
        before = found;
        reading = true;
        long begun = System.nanoTime();
        moments.at(Moment.POLL_BEGUN);
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(MOST_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        found = highest.getAsLong();
        reading = false;
        if (log.size() < REMEMBERED) {
            log.add(new Read(begun, System.nanoTime(), found > before));
        }
        moments.at(Moment.POLL_READ);
    }

    public boolean reading() {
        return reading;
    }

    /** True from the end of a read that found rows to the begin of the next one, which shows that they are committed. */
    public boolean committing() {
        return !reading && found > before;
    }

    /** How often the register was read. */
    public long reads() {
        return reads.get();
    }

    /** The first reads, oldest first. */
    public List<Read> log() {
        return log;
    }

    /** The reader was killed. */
    public void forget() {
        reading = false;
        before = found;
    }
}
