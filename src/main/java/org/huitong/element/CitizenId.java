package org.huitong.element;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * GB 11643-1999: 18 characters with a true birth date and check character. First-generation numbers of 15 digits become
 * 18; the variants of a final X become X. A wrong check character is never repaired: it may be another digit that is
 * wrong, and then another person is meant.
 */
public final class CitizenId implements Element {
    private static final String RULE = "citizen-id";
    private static final String CHECK = "10X98765432";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int BODY = 17;
    private static final int FULL = 18;
    private static final int OLD = 15;
    private static final int REGION = 6;

    private static final Fault SHAPE = fault("is not 18 characters, nor 15 digits; correct it in the source");
    private static final Fault DAMAGED =
            fault("was damaged by a spreadsheet and cannot be repaired; export the column as text again");
    private static final Fault BIRTH = fault("holds no real birth date up to today; correct it in the source");
    private static final Fault WRONG_CHECK = fault("has a wrong check character; ask the source which digit is wrong");

    private final Clock clock;

    public CitizenId(Clock clock) {
        this.clock = clock;
    }

    private static Fault fault(String what) {
        return new Fault(RULE, "the citizen id " + what);
    }

    @Override
    public Object check(String text) {
        if (text.indexOf('E') > 0 || text.indexOf('e') > 0) {
            return DAMAGED;
        }
        if (text.length() == OLD && digits(text, OLD)) {
            String body = text.substring(0, REGION) + "19" + text.substring(REGION);
            return birth(body) ? body + checkOf(body) : BIRTH;
        }
        boolean cut = text.endsWith("000") && digits(text, text.length());
        if (text.length() != FULL || !digits(text, BODY)) {
            return cut && text.length() > OLD ? DAMAGED : SHAPE;
        }
        return birth(text) ? checked(text, cut) : BIRTH;
    }

    private static Object checked(String text, boolean cut) {
        char last = last(text.charAt(BODY));
        if (last == checkOf(text)) {
            return last == text.charAt(BODY) ? text : text.substring(0, BODY) + last;
        }
        if (cut) {
            return DAMAGED;
        }
        return CHECK.indexOf(last) < 0 ? SHAPE : WRONG_CHECK;
    }

    private static boolean digits(String text, int count) {
        for (int i = 0; i < count; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Small, full-width, the multiplication sign and Cyrillic Ha (both cases) are how people type it. */
    private static char last(char c) {
        return switch (c) {
            case 'x', 'Ｘ', 'ｘ', '×', 'Х', 'х' -> 'X';
            default -> c;
        };
    }

    private boolean birth(String body) {
        try {
            LocalDate date = LocalDate.of(
                    Numbers.digits(body, REGION, REGION + 4),
                    Numbers.digits(body, REGION + 4, REGION + 6),
                    Numbers.digits(body, REGION + 6, REGION + 8));
            return date.getYear() >= 1800 && !date.isAfter(LocalDate.now(clock));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static char checkOf(String body) {
        int sum = 0;
        for (int i = 0; i < BODY; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % CHECK.length());
    }
}
