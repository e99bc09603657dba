package org.huitong.element.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.huitong.element.Digits;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;

/**
 * GB 32100-2015, the unified social credit code (统一社会信用代码): 18 characters of an alphabet of 31, of which the third
 * to the eighth are a region's digits and the last is a check by weights modulo 31. Registration authorities were added
 * after the standard, so the first two characters are not held against a list. Some codes of pilot regions are valid
 * although their check character is not: they pass where the caller lists them. Immutable, thread-safe.
 */
public final class CreditCode implements Element {
    public static final String STANDARD = "GB 32100-2015";

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int BODY = 17;
    private static final int FULL = 18;
    private static final int REGION_FROM = 2;
    private static final int REGION_TO = 8;
    private static final int ORGANIZATION_FROM = 8;
    private static final byte[] VALUES = new byte['Z' + 1];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            VALUES[ALPHABET.charAt(i)] = (byte) i;
        }
    }

    private static final Fault SHAPE =
            fault("the credit code is not 18 digits and capital letters", "correct it in the source");
    private static final Fault LETTER = fault(
            "the credit code has a letter that the standard leaves out (I, O, S, V, Z)",
            "look whether 1, 0, 5 or 2 is meant");
    private static final Fault REGION = fault(
            "the credit code has no region code (six digits) from its third character", "correct it in the source");
    private static final Fault DAMAGED = fault(
            "the credit code was damaged by a spreadsheet and cannot be repaired", "export the column as text again");
    private static final Fault WRONG_CHECK = fault(
            "the credit code has a wrong check character",
            "ask the source which character is wrong, or add the code to the list of legacy-valid ones");
    private static final Note LEGACY_VALID = Note.warning(
            "credit-code-legacy",
            STANDARD,
            "the check character is wrong, and the code is on the list of those that are valid all the same");
    private static final Note CASE = Note.repair("credit-code-case", STANDARD, "small letters became capital ones");

    private final Set<String> legacyValid;

    /** @param legacyValid codes with a wrong check character that pass with a warning */
    public CreditCode(Set<String> legacyValid) {
        this.legacyValid = Set.copyOf(legacyValid);
    }

    private static Fault fault(String what, String cure) {
        return new Fault("credit-code", STANDARD, what, cure);
    }

    @Override
    public Object check(String text) {
        if (text.length() != FULL) {
            return text.indexOf('.') > 0 && text.indexOf('+') > 0 ? DAMAGED : SHAPE;
        }
        String code = upper(text);
        Object answer = checked(code);
        return code.equals(text) ? answer : Noted.with(answer, CASE);
    }

    private static String upper(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
                return text.toUpperCase(Locale.ROOT);
            }
        }
        return text;
    }

    private Object checked(String code) {
        int sum = 0;
        for (int i = 0; i < BODY; i++) {
            int value = value(code.charAt(i));
            if (value < 0) {
                return strange(code);
            }
            sum += value * WEIGHTS[i];
        }
        int last = value(code.charAt(BODY));
        if (last < 0) {
            return strange(code);
        }
        if (!Digits.all(code, REGION_FROM, REGION_TO)) {
            return REGION;
        }
        int size = ALPHABET.length();
        if (last == (size - sum % size) % size) {
            return code;
        }
        if (legacyValid.contains(code)) {
            return Noted.of(code, LEGACY_VALID);
        }
        return code.endsWith("000") && Digits.all(code, 0, FULL) ? DAMAGED : WRONG_CHECK;
    }

    private static int value(char c) {
        return c < VALUES.length ? VALUES[c] : -1;
    }

    private static Fault strange(String code) {
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (!Digits.is(c) && (c < 'A' || c > 'Z')) {
                return SHAPE;
            }
        }
        return LETTER;
    }

    /** Characters 9 to 17, the organization code of GB 11714 without hyphen. */
    public static String organization(String creditCode) {
        return creditCode.substring(ORGANIZATION_FROM, BODY);
    }
}
