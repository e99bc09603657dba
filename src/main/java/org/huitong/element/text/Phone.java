package org.huitong.element.text;

import org.huitong.element.Digits;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;

/**
 * A telephone number of the mainland, as its national digits: a mobile number (11 digits from 13 to 19), a fixed line with
 * its area code (from 0), or a service number (400 or 800). Blanks, hyphens, parentheses and the country code go.
 */
public final class Phone {
    private static final String RULE = "phone";
    private static final String STANDARD = "ITU-T E.164";
    private static final String[] COUNTRY = {"+86", "0086", "86"};
    private static final int MOBILE = 11;
    private static final int SERVICE = 10;
    private static final int SHORTEST_FIXED = 10;
    private static final int LONGEST_FIXED = 12;

    private static final Fault FAULT = new Fault(
            RULE,
            STANDARD,
            "this is no single telephone number with area code",
            "correct it in the source; several numbers or an extension need items of their own");
    private static final Note CODE = Note.repair("phone-country", STANDARD, "the country code was taken off");

    private Phone() {}

    /** As {@link Element#check}. */
    public static Object check(String text) {
        String digits = digits(text);
        if (digits == null) {
            return FAULT;
        }
        if (national(digits)) {
            return digits.charAt(0) == '0' && extended(text, 1) ? FAULT : digits;
        }
        for (String code : COUNTRY) {
            String rest = digits.startsWith(code) ? digits.substring(code.length()) : "";
            if (national(rest)) {
                return Noted.of(rest, CODE);
            }
            if (!rest.isEmpty() && national("0" + rest)) {
                return extended(text, 2) ? FAULT : Noted.of("0" + rest, CODE);
            }
        }
        return FAULT;
    }

    /** Whether a fixed line has more hyphens than part its codes: then an extension follows. */
    private static boolean extended(String text, int most) {
        return text.chars().filter(c -> c == '-' || c == '—').count() > most;
    }

    private static boolean national(String digits) {
        int length = digits.length();
        if (length == 0 || !Digits.all(digits, 0, length)) {
            return false;
        }
        if (digits.charAt(0) == '0') {
            return length >= SHORTEST_FIXED && length <= LONGEST_FIXED && digits.charAt(1) != '0';
        }
        boolean mobile = length == MOBILE && digits.charAt(0) == '1' && digits.charAt(1) >= '3';
        return mobile || length == SERVICE && (digits.startsWith("400") || digits.startsWith("800"));
    }

    /** Without what only parts it; the same instance where nothing does, null where other signs stand in it. */
    private static String digits(String text) {
        if (Digits.all(text, 0, text.length())) {
            return text;
        }
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Digits.is(c) || c == '+' && i == 0) {
                digits.append(c);
            } else if (" -()（）—".indexOf(c) < 0) {
                return null;
            }
        }
        return digits.toString();
    }
}
