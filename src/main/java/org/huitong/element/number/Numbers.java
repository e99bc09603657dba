package org.huitong.element.number;

import java.math.BigDecimal;
import org.huitong.element.Digits;
import org.huitong.element.Fault;

/** The steps decimal, integer and boolean. Numbers stay exact; scientific notation is refused. */
public final class Numbers {
    private static final int MAX_DIGITS = 60;
    private static final int MAX_LONG_DIGITS = 18;
    private static final Fault DECIMAL =
            new Fault("decimal", "", "this is not a decimal number", "write it like 5000.00");
    private static final Fault SCIENTIFIC = new Fault(
            "decimal",
            "",
            "this is scientific notation, in which a spreadsheet has lost digits",
            "export the column with all its digits");
    private static final Fault INTEGER =
            new Fault("integer", "", "this is not a whole number of at most 18 digits", "write it like 36");
    private static final Fault BOOLEAN = new Fault("boolean", "", "this is neither yes nor no", "write true or false");

    private Numbers() {}

    /** Sign, digits with or without thousands separators in their places, a fraction; no exponent. */
    public static Object decimal(String text) {
        String plain = plain(text);
        return plain == null ? scientific(text) ? SCIENTIFIC : DECIMAL : new BigDecimal(plain);
    }

    /** As {@link #decimal}, but a fraction may only be zeros. */
    public static Object integer(String text) {
        String plain = plain(text);
        if (plain == null) {
            return INTEGER;
        }
        int point = plain.indexOf('.');
        for (int i = point + 1; point >= 0 && i < plain.length(); i++) {
            if (plain.charAt(i) != '0') {
                return INTEGER;
            }
        }
        String whole = point < 0 ? plain : plain.substring(0, point);
        return whole.length() > MAX_LONG_DIGITS ? INTEGER : (Object) Long.valueOf(whole);
    }

    public static Object bool(String text) {
        return switch (text) {
            case "true", "TRUE", "True", "1", "Y", "y", "T", "t", "是", "有", "√" -> Boolean.TRUE;
            case "false", "FALSE", "False", "0", "N", "n", "F", "f", "否", "无" -> Boolean.FALSE;
            default -> BOOLEAN;
        };
    }

    /** Whether a plain number stands before an exponent. */
    static boolean scientific(String text) {
        int exponent = Math.max(text.indexOf('E'), text.indexOf('e'));
        return exponent > 0 && Digits.is(text.charAt(text.length() - 1)) && plain(text.substring(0, exponent)) != null;
    }

    /** Without separators; null where it is no plain number. */
    static String plain(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_DIGITS) {
            return null;
        }
        int start = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? length : point;
        if (start == end || point == length - 1 || point >= 0 && !Digits.all(text, point + 1, length)) {
            return null;
        }
        boolean grouped = text.indexOf(',') >= 0;
        for (int i = start; i < end; i++) {
            boolean separator = grouped && i > start && (end - i) % 4 == 0;
            char c = text.charAt(i);
            if (separator ? c != ',' : !Digits.is(c)) {
                return null;
            }
        }
        return grouped ? text.replace(",", "") : text;
    }
}
