package org.huitong.element.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.huitong.element.Digits;

/**
 * A spreadsheet's count of days, with a fraction for the time. The 1900 system counts 1 as 1900-01-01 and, by a mistake
 * kept since Lotus 1-2-3, 60 as 1900-02-29, a day that never was; the 1904 system counts 0 as 1904-01-01.
 */
enum Serial implements Form {
    EXCEL(LocalDate.of(1899, 12, 30), 1, 2_958_465),
    EXCEL_1904(LocalDate.of(1904, 1, 1), 0, 2_957_003);

    private static final int LEAP_DAY_OF_1900 = 60;
    private static final int MAX_DIGITS = 7;
    private static final int MAX_TEXT = 24;
    private static final long MILLIS = 86_400_000;

    private final LocalDate zero;
    private final int first;
    private final int last;

    Serial(LocalDate zero, int first, int last) {
        this.zero = zero;
        this.first = first;
        this.last = last;
    }

    @Override
    public long read(String text) {
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        boolean written = end > 0
                && end <= MAX_DIGITS
                && Digits.all(text, 0, end)
                && text.length() <= MAX_TEXT
                && (point < 0 || point < text.length() - 1 && Digits.all(text, point + 1, text.length()));
        if (!written) {
            return NO;
        }
        int days = Digits.number(text, 0, end);
        boolean never = this == EXCEL && days == LEAP_DAY_OF_1900;
        if (days < first || days > last || never) {
            return UNREAL;
        }
        int shift = this == EXCEL && days < LEAP_DAY_OF_1900 ? 1 : 0;
        long millis = point < 0 ? 0 : Math.round(Double.parseDouble(text.substring(point)) * MILLIS);
        LocalDateTime time = zero.plusDays(days + shift).atStartOfDay();
        return Moment.of(millis == 0 ? time : time.plus(millis, ChronoUnit.MILLIS));
    }
}
