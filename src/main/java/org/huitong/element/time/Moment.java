package org.huitong.element.time;

import java.time.LocalDateTime;

/** A local moment as a number like 20261123183059000, year to millisecond, so that the hot path makes no objects. */
final class Moment {
    static final long DAY = 1_000_000_000L;
    static final long HOUR = 10_000_000L;
    static final long MINUTE = 100_000L;
    static final long SECOND = 1_000L;
    private static final int NANOS_OF_MILLI = 1_000_000;

    private Moment() {}

    static long of(int day) {
        return day * DAY;
    }

    static long of(LocalDateTime time) {
        return of(Days.of(time.toLocalDate()))
                + time.getHour() * HOUR
                + time.getMinute() * MINUTE
                + time.getSecond() * SECOND
                + time.getNano() / NANOS_OF_MILLI;
    }

    static int day(long moment) {
        return (int) (moment / DAY);
    }

    static int hour(long moment) {
        return (int) (moment % DAY / HOUR);
    }

    static int minute(long moment) {
        return (int) (moment % HOUR / MINUTE);
    }

    static int second(long moment) {
        return (int) (moment % MINUTE / SECOND);
    }

    static int nano(long moment) {
        return (int) (moment % SECOND) * NANOS_OF_MILLI;
    }

    static boolean real(long moment) {
        return Days.real(day(moment)) && hour(moment) < 24 && minute(moment) < 60 && second(moment) < 60;
    }
}
