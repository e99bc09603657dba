package org.huitong.element.time;

import java.util.Locale;
import org.huitong.element.Digits;

/**
 * Oracle's default text of a DATE, {@code DD-MON-RR}: {@code 03-MAY-17} of an English session, {@code 03-5月 -17} of a
 * Chinese one, whose month is padded to the width of 12月.
 */
final class Oracle implements Form {
    private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
    private static final int LETTERS = 3;
    private static final int MONTH_FROM = 3;

    private final int yearDigits;

    /** @param yearDigits 2 for RR, 4 for YYYY */
    Oracle(int yearDigits) {
        this.yearDigits = yearDigits;
    }

    @Override
    public Years years() {
        return yearDigits == 2 ? Years.ORACLE : Years.FULL;
    }

    @Override
    public long read(String text) {
        int year = text.length() - yearDigits;
        boolean framed = year > MONTH_FROM + 1
                && Digits.all(text, 0, 2)
                && text.charAt(2) == '-'
                && text.charAt(year - 1) == '-'
                && Digits.all(text, year, text.length());
        int month = framed ? month(text.substring(MONTH_FROM, year - 1)) : -1;
        return month < 0
                ? NO
                : Moment.of(Days.of(Digits.number(text, year, text.length()), month, Digits.number(text, 0, 2)));
    }

    private static int month(String word) {
        if (word.length() == LETTERS) {
            int at = MONTHS.indexOf(word.toUpperCase(Locale.ROOT));
            if (at >= 0 && at % LETTERS == 0) {
                return at / LETTERS + 1;
            }
        }
        int end = word.indexOf('月');
        boolean chinese = end > 0
                && end <= 2
                && Digits.all(word, 0, end)
                && word.substring(end + 1).isBlank();
        return chinese ? Digits.number(word, 0, end) : -1;
    }
}
