package org.huitong.element.identity;

import java.util.Locale;
import java.util.Set;
import org.huitong.element.Digits;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;

/**
 * GB 11714, the organization code (组织机构代码): 8 digits or capital letters and a check character, written with or
 * without a hyphen, stored without. A unified social credit code holds one, which is cut from it. The check finds less
 * than those of GB 11643 and GB 32100: letters count 10 to 35 and the modulus is 11, so characters whose values are 11, 22
 * or 33 apart (0 and B, A and L, …) can stand for one another unnoticed. Immutable, thread-safe.
 */
public final class OrganizationCode implements Element {
    public static final String STANDARD = "GB 11714-1997";

    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int BODY = 8;
    private static final int FULL = 9;
    private static final int CREDIT_CODE = 18;
    private static final int MODULUS = 11;
    private static final CreditCode CREDIT = new CreditCode(Set.of());

    private static final Fault SHAPE = fault(
            "the organization code is not 8 digits or capital letters and a check character",
            "correct it in the source");
    private static final Fault WRONG_CHECK =
            fault("the organization code has a wrong check character", "ask the source which character is wrong");
    private static final Fault FROM_CREDIT_CODE =
            fault("the credit code in the place of the organization code is wrong", "correct it in the source");
    private static final Note CASE =
            Note.repair("organization-code-case", STANDARD, "small letters became capital ones");
    private static final Note CUT = Note.repair(
            "organization-code-cut",
            STANDARD + ", " + CreditCode.STANDARD,
            "the organization code was cut from the credit code that stood in its place");

    private static Fault fault(String what, String cure) {
        return new Fault("organization-code", STANDARD, what, cure);
    }

    @Override
    public Object check(String text) {
        if (text.length() == CREDIT_CODE) {
            return cut(text);
        }
        boolean hyphen = text.length() == FULL + 1 && text.charAt(BODY) == '-';
        if (!hyphen && text.length() != FULL) {
            return SHAPE;
        }
        String plain = hyphen ? text.substring(0, BODY) + text.charAt(FULL) : text;
        String code = plain.toUpperCase(Locale.ROOT);
        Object answer = checked(code);
        return code.equals(plain) ? answer : Noted.with(answer, CASE);
    }

    private static Object cut(String text) {
        Object credit = Noted.plain(CREDIT.check(text));
        return credit instanceof String code
                ? Noted.with(checked(CreditCode.organization(code)), CUT)
                : FROM_CREDIT_CODE;
    }

    private static Object checked(String code) {
        int sum = 0;
        for (int i = 0; i < BODY; i++) {
            int value = value(code.charAt(i));
            if (value < 0) {
                return SHAPE;
            }
            sum += value * WEIGHTS[i];
        }
        char last = code.charAt(BODY);
        if (!Digits.is(last) && last != 'X') {
            return SHAPE;
        }
        return last == "0X987654321".charAt(sum % MODULUS) ? code : WRONG_CHECK;
    }

    private static int value(char c) {
        if (Digits.is(c)) {
            return c - '0';
        }
        return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
    }
}
