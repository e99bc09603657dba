package org.huitong.element.time;

import java.util.Arrays;
import org.huitong.element.Digits;

/**
 * A form of digits in their places: {@code yyyy}, {@code yy}, {@code MM}, {@code dd}, {@code HH}, {@code mm}, {@code ss},
 * {@code SSS} are exactly so many digits, a single letter is one or two, the rest stands for itself.
 */
final class Layout implements Form {
    private static final String FIELDS = "yMdHmsS";
    private static final long YEAR = 10_000 * Moment.DAY;
    private static final long MONTH = 100 * Moment.DAY;
    private static final long FIRST = Moment.of(Days.of(0, 1, 1));
    private static final int SHORT = 2;

    private final char[] letters;
    private final int[] widths;
    private final Years years;

    Layout(String pattern) {
        char[] found = new char[pattern.length()];
        int[] runs = new int[pattern.length()];
        int parts = 0;
        for (int at = 0; at < pattern.length(); ) {
            char c = pattern.charAt(at);
            int end = at + 1;
            while (FIELDS.indexOf(c) >= 0 && end < pattern.length() && pattern.charAt(end) == c) {
                end++;
            }
            found[parts] = c;
            runs[parts++] = FIELDS.indexOf(c) < 0 ? 0 : end - at;
            at = end;
        }
        this.letters = Arrays.copyOf(found, parts);
        this.widths = Arrays.copyOf(runs, parts);
        this.years = pattern.contains("yyyy") ? Years.FULL : Years.SHORT;
    }

    @Override
    public Years years() {
        return years;
    }

    @Override
    public long read(String text) {
        long moment = FIRST;
        int at = 0;
        for (int part = 0; part < letters.length; part++) {
            int width = widths[part];
            if (width == 0) {
                if (at >= text.length() || text.charAt(at) != letters[part]) {
                    return NO;
                }
                at++;
                continue;
            }
            int end = end(text, at, width == 1 ? SHORT : width);
            if (end == at || width > 1 && end - at != width) {
                return NO;
            }
            moment = with(moment, letters[part], Digits.number(text, at, end));
            at = end;
        }
        return at == text.length() ? moment : NO;
    }

    private static long with(long moment, char field, int number) {
        return switch (field) {
            case 'y' -> moment + number * YEAR;
            case 'M' -> moment + (number - 1) * MONTH;
            case 'd' -> moment + (number - 1) * Moment.DAY;
            case 'H' -> moment + number * Moment.HOUR;
            case 'm' -> moment + number * Moment.MINUTE;
            case 's' -> moment + number * Moment.SECOND;
            default -> moment + number;
        };
    }

    private static int end(String text, int from, int most) {
        int end = from;
        while (end < text.length() && end - from < most && Digits.is(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
