package org.huitong.element.time;

import org.huitong.element.Digits;

/**
 * ISO 8601 as GB/T 7408 has it, and what a database driver makes of a timestamp: a blank in place of the T, seconds and a
 * fraction where there are any, an offset or none (then it is a time of Asia/Shanghai).
 */
final class Iso implements Form {
    private static final int MINUTES_END = 16;
    private static final int MAX_FRACTION = 9;
    private static final int MAX_OFFSET = 18;

    @Override
    public long read(String text) {
        Object time = time(text);
        return time == null || time == Times.UNREAL ? NO : toMinute(text);
    }

    @Override
    public Object time(String text) {
        if (text.length() < MINUTES_END || !framed(text)) {
            return null;
        }
        long moment = toMinute(text);
        int at = MINUTES_END;
        int nano = 0;
        if (pair(text, at, ':')) {
            moment += Digits.number(text, at + 1, at + 3) * Moment.SECOND;
            at += 3;
            int end = fraction(text, at);
            nano = nano(text, at, end);
            at = end;
        }
        String offset = offset(text, at);
        if (offset == null) {
            return null;
        }
        if (!Moment.real(moment)) {
            return Times.UNREAL;
        }
        return offset.isEmpty() ? Times.zoned(moment, nano) : Times.text(moment, nano, offset);
    }

    private static boolean framed(String text) {
        char between = text.charAt(10);
        return Digits.all(text, 0, 4)
                && pair(text, 4, '-')
                && pair(text, 7, '-')
                && (between == 'T' || between == ' ' || between == 't')
                && Digits.all(text, 11, 13)
                && pair(text, 13, ':');
    }

    private static long toMinute(String text) {
        int day = Days.of(Digits.number(text, 0, 4), Digits.number(text, 5, 7), Digits.number(text, 8, 10));
        return Moment.of(day)
                + Digits.number(text, 11, 13) * Moment.HOUR
                + Digits.number(text, 14, MINUTES_END) * Moment.MINUTE;
    }

    /** Whether a sign and two digits stand there. */
    private static boolean pair(String text, int at, char sign) {
        return at + 3 <= text.length() && text.charAt(at) == sign && Digits.all(text, at + 1, at + 3);
    }

    /** Where the fraction that starts at {@code at} ends; {@code at} where there is none. */
    private static int fraction(String text, int at) {
        if (at >= text.length() || text.charAt(at) != '.') {
            return at;
        }
        int end = at + 1;
        while (end < text.length() && end - at <= MAX_FRACTION && Digits.is(text.charAt(end))) {
            end++;
        }
        return end == at + 1 ? at : end;
    }

    private static int nano(String text, int at, int end) {
        int nano = end > at ? Digits.number(text, at + 1, end) : 0;
        for (int digits = end - at - 1; nano > 0 && digits < MAX_FRACTION; digits++) {
            nano *= 10;
        }
        return nano;
    }

    /** As it is written on the bus; empty for none, null for what is no offset. */
    private static String offset(String text, int at) {
        int left = text.length() - at;
        if (left == 0) {
            return "";
        }
        char sign = text.charAt(at);
        if (left == 1 && (sign == 'Z' || sign == 'z')) {
            return "Z";
        }
        boolean written = (left == 6 || left == 9 && pair(text, at + 6, ':'))
                && (sign == '+' || sign == '-')
                && Digits.all(text, at + 1, at + 3)
                && pair(text, at + 3, ':');
        if (!written) {
            return null;
        }
        int hours = Digits.number(text, at + 1, at + 3);
        int minutes = Digits.number(text, at + 4, at + 6);
        int seconds = left == 9 ? Digits.number(text, at + 7, at + 9) : 0;
        if (hours > MAX_OFFSET || minutes > 59 || seconds > 59 || hours == MAX_OFFSET && minutes + seconds > 0) {
            return null;
        }
        if (hours + minutes + seconds == 0) {
            return "Z";
        }
        return text.substring(at, seconds == 0 ? at + 6 : at + 9);
    }
}
