package org.huitong.element.identity;

import java.time.Clock;
import org.huitong.element.Digits;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;
import org.huitong.element.time.Days;

/**
 * GB 11643-1999, the citizen identity number (公民身份号码): 18 characters with a true birth date and the check character
 * of ISO 7064 MOD 11-2. First-generation numbers of 15 digits become 18, the variants of a final X become X, each with a
 * note. A wrong check character is never repaired: it may be another digit that is wrong, and then another person is
 * meant. Of 15 digits only the birth date and, where known, the region can be checked. Immutable, thread-safe.
 */
public final class CitizenId implements Element {
    public static final String STANDARD = "GB 11643-1999";

    private static final String RULE = "citizen-id";
    private static final String CHECK = "10X98765432";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int BODY = 17;
    private static final int FULL = 18;
    private static final int OLD = 15;
    private static final int REGION = 6;
    private static final int OLDEST_YEAR = 1800;
    private static final int RESERVED = 996;

    private static final Fault SHAPE =
            fault("the citizen id is not 18 characters, nor 15 digits", "correct it in the source");
    private static final Fault DAMAGED = fault(
            "the citizen id was damaged by a spreadsheet and cannot be repaired", "export the column as text again");
    private static final Fault BIRTH =
            fault("the citizen id holds no real birth date up to today", "correct it in the source");
    private static final Fault WRONG_CHECK =
            fault("the citizen id has a wrong check character", "ask the source which digit is wrong");

    private static final Note LENGTHENED =
            Note.repair("citizen-id-15", STANDARD, "15 digits became 18: century and check character were added");
    private static final Note FINAL_X =
            Note.repair("citizen-id-x", STANDARD, "another sign in the place of the final X became X");
    private static final Note CENTENARIAN = Note.warning(
            "citizen-id-centenarian",
            STANDARD,
            "15 digits with a sequence from 996 to 999 may be of a person born in the 1800s; ask the source");
    private static final Note UNKNOWN_REGION = Note.warning(
            "citizen-id-region",
            "GB/T 2260",
            "the region of the citizen id is in no list, current or retired; bring the lists up to date or ask the source");

    private final Clock clock;
    private final boolean centenarians;
    private final Regions regions;
    private final int startYear;

    /** Of 15 digits every birth is in the 1900s, and regions are not looked up. */
    public CitizenId(Clock clock) {
        this(clock, false, Regions.NONE);
    }

    /**
     * @param clock for today
     * @param centenarians whether 15 digits with a sequence from 996 to 999 mean a birth in the 1800s: said to have been
     *     reserved so, not confirmed, hence a matter of configuration
     * @param regions where the region is looked up, current or retired; an unknown one is a warning, for lists have gaps
     */
    public CitizenId(Clock clock, boolean centenarians, Regions regions) {
        this.clock = clock;
        this.centenarians = centenarians;
        this.regions = regions;
        this.startYear = Days.year(Days.today(clock));
    }

    private static Fault fault(String what, String cure) {
        return new Fault(RULE, STANDARD, what, cure);
    }

    @Override
    public Object check(String text) {
        if (text.length() == FULL && Digits.all(text, 0, BODY)) {
            return region(full(text));
        }
        if (text.length() == OLD && Digits.all(text, 0, OLD)) {
            return region(lengthened(text));
        }
        boolean scientific = text.indexOf('E') > 0 || text.indexOf('e') > 0;
        boolean cut = text.length() > OLD && text.endsWith("000") && Digits.all(text, 0, text.length());
        return scientific || cut ? DAMAGED : SHAPE;
    }

    private Object full(String text) {
        if (!born(text)) {
            return BIRTH;
        }
        char last = last(text.charAt(BODY));
        if (last != checkOf(text)) {
            boolean cut = text.endsWith("000");
            return cut ? DAMAGED : CHECK.indexOf(last) < 0 ? SHAPE : WRONG_CHECK;
        }
        return last == text.charAt(BODY) ? text : Noted.of(text.substring(0, BODY) + last, FINAL_X);
    }

    private Object lengthened(String text) {
        boolean reserved = Digits.number(text, OLD - 3, OLD) >= RESERVED;
        String body = text.substring(0, REGION) + (reserved && centenarians ? "18" : "19") + text.substring(REGION);
        if (!born(body)) {
            return BIRTH;
        }
        return Noted.with(Noted.of(body + checkOf(body), LENGTHENED), reserved ? CENTENARIAN : null);
    }

    private Object region(Object answer) {
        if (answer instanceof Fault || regions.isEmpty()) {
            return answer;
        }
        String id = (String) Noted.plain(answer);
        return regions.known(id.substring(0, REGION)) ? answer : Noted.with(answer, UNKNOWN_REGION);
    }

    /** Small, full-width, the multiplication sign and Cyrillic Ha (both cases) are how people type it. */
    private static char last(char c) {
        return switch (c) {
            case 'x', 'Ｘ', 'ｘ', '×', 'Х', 'х' -> 'X';
            default -> c;
        };
    }

    private boolean born(String body) {
        int day = CitizenFacts.birth(body);
        int year = Days.year(day);
        return year >= OLDEST_YEAR && Days.real(day) && (year < startYear || day <= Days.today(clock));
    }

    private static char checkOf(String body) {
        int sum = 0;
        for (int i = 0; i < BODY; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % CHECK.length());
    }
}
