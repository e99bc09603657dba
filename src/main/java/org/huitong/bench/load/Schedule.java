package org.huitong.bench.load;

import java.util.concurrent.TimeUnit;

/**
 * When each request of a drive is due. An offered rate is a timetable that takes no notice of the answers: what is due
 * and finds no free connection waits, and its time runs from when it was due (no coordinated omission). Immutable.
 */
public final class Schedule {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long begin;
    private final long end;
    private final long most;
    private final double interval;

    /** @param begin by {@link System#nanoTime} */
    public Schedule(Drive drive, long begin) {
        this.begin = begin;
        this.end = begin + TimeUnit.SECONDS.toNanos(drive.seconds());
        this.most = drive.requests();
        this.interval = drive.perSecond() == 0 ? 0 : NANOS_PER_SECOND / drive.perSecond();
    }

    /** When request {@code number}, from 0, is due; now in a closed loop. */
    public long due(long number, long now) {
        return interval == 0 ? now : begin + (long) (number * interval);
    }

    /** Whether request {@code number} is not sent any more. */
    public boolean over(long number, long now) {
        return number >= most || due(number, now) - end >= 0;
    }
}
