package org.huitong.receive.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;

/**
 * What one cell holds.
 *
 * @param value a String, Boolean, Long or BigDecimal; a Map where it is an error
 * @param date whether the number is a day count that is shown as a date
 */
record Cell(Object value, boolean date) {
    /** Excel's numbers are doubles of which it shows, and keeps when typed, this many digits. */
    private static final MathContext EXCEL = new MathContext(15);

    private static final BigDecimal INEXACT = BigDecimal.TEN.pow(EXCEL.getPrecision());
    /** Days between the first day of the 1900 system and that of the 1904 system. */
    private static final BigDecimal SINCE_1904 = BigDecimal.valueOf(1462);

    static Cell text(String text) {
        return new Cell(text, false);
    }

    static Cell bool(boolean value) {
        return new Cell(value, false);
    }

    /** An error is no text: an item that takes any text would take {@code #N/A}. */
    static Cell error(String code) {
        return new Cell(Map.of("error", code), false);
    }

    /**
     * A number. One of more than 15 digits is no longer what was typed, so it stays in the form that shows it,
     * {@code 1.10105194912310E+17}, and no identity number or account slips through. Dates stay day counts of the 1900
     * system, for only the mapping knows what they are.
     */
    static Cell number(BigDecimal number, boolean date, boolean since1904) {
        BigDecimal seen = number.round(EXCEL);
        if (seen.abs().compareTo(INEXACT) >= 0) {
            return text(scientific(seen));
        }
        BigDecimal days = date && since1904 ? seen.add(SINCE_1904) : seen;
        BigDecimal plain = days.signum() == 0 ? BigDecimal.ZERO : days.stripTrailingZeros();
        return new Cell(plain.scale() <= 0 ? (Object) plain.longValueExact() : plain, date);
    }

    private static String scientific(BigDecimal number) {
        String digits = number.stripTrailingZeros().unscaledValue().abs().toString();
        int exponent = number.precision() - number.scale() - 1;
        return (number.signum() < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." : "")
                + digits.substring(1)
                + (exponent < 0 ? "E" : "E+")
                + exponent;
    }

    boolean blank() {
        return value instanceof String text && text.isBlank();
    }

    /** The value as text; for headers, marks and counts. */
    String shown() {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
    }
}
