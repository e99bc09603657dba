package org.huitong.element.time;

import java.time.Clock;
import java.time.LocalDate;

/** Days as numbers like 20261123, so that the hot path compares and checks them without making objects. */
public final class Days {
    private static final int YEAR = 10_000;
    private static final int MONTH = 100;
    private static final int FEBRUARY = 2;
    private static final int LONG_MONTHS = 0b1_0101_1010_1010;

    private Days() {}

    /** Year, month and day as one number; they need not be a real day. */
    public static int of(int year, int month, int day) {
        return year * YEAR + month * MONTH + day;
    }

    public static int of(LocalDate date) {
        return of(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /** Today in Asia/Shanghai. */
    public static int today(Clock clock) {
        return of(LocalDate.ofInstant(clock.instant(), Times.ZONE));
    }

    public static int year(int day) {
        return day / YEAR;
    }

    public static int month(int day) {
        return day / MONTH % MONTH;
    }

    public static int dayOfMonth(int day) {
        return day % MONTH;
    }

    /** Whether the calendar has this day, in the years 1 to 9999. */
    public static boolean real(int day) {
        int month = month(day);
        return year(day) >= 1
                && year(day) < YEAR
                && month >= 1
                && month <= 12
                && dayOfMonth(day) >= 1
                && dayOfMonth(day) <= length(year(day), month);
    }

    private static int length(int year, int month) {
        if (month == FEBRUARY) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return (LONG_MONTHS >> month & 1) == 1 ? 31 : 30;
    }

    /** {@code YYYY-MM-DD}. */
    public static String text(int day) {
        char[] text = new char[10];
        put(text, 0, 4, year(day));
        text[4] = '-';
        put(text, 5, 2, month(day));
        text[7] = '-';
        put(text, 8, 2, dayOfMonth(day));
        return new String(text);
    }

    static void put(char[] into, int at, int width, int number) {
        int rest = number;
        for (int i = at + width - 1; i >= at; i--) {
            into[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
