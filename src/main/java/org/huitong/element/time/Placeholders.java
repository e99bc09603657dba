package org.huitong.element.time;

import java.util.Set;
import org.huitong.element.Note;
import org.huitong.element.Noted;

/**
 * Dates that stand for "unknown" (1900-01-01, 1899-12-30, all zeros) or "for ever" (9999-12-31, 2099-12-31, 长期): what
 * becomes of them is declared by the mapping; where it is not, they pass with a warning. Immutable, thread-safe.
 *
 * @param unknown whether those for "unknown" are no value
 * @param forEver what becomes of those for "for ever"
 */
record Placeholders(boolean unknown, ForEver forEver) {

    /** What becomes of a date for "for ever". */
    enum ForEver {
        /** It is kept, with a warning. */
        KEPT,
        /** It becomes 9999-12-31. */
        OPEN_END,
        /** It is no value, which says the same where the item is an end. */
        NO_END
    }

    static final String OPEN_END = "9999-12-31";
    private static final int EPOCH_OF_SPREADSHEETS = Days.of(1899, 12, 30);
    private static final int EPOCH_OF_DATABASES = Days.of(1900, 1, 1);
    private static final int LAST_DAY = Days.of(9999, 12, 31);
    private static final int LAST_DAY_OF_CENTURY = Days.of(2099, 12, 31);
    private static final String BETWEEN = "-/.: T年月日";
    private static final Set<String> WORDS = Set.of("长期", "永久", "长期有效", "永久有效", "无固定期限");

    private static final Note NO_VALUE =
            Note.repair("date-unknown", Dates.STANDARD, "a date that stands for unknown became no value");
    private static final Note ENDLESS =
            Note.repair("date-for-ever", Dates.STANDARD, "a date that stands for for ever became an open end");
    private static final Note DOUBTFUL = Note.warning(
            "date-placeholder",
            Dates.STANDARD,
            "this date often stands for unknown or for ever; declare it in the step: unknown, open-end or no-end");

    /** Whether the day is one that is used as a placeholder. */
    static boolean stands(int day) {
        return unknown(day) || day == LAST_DAY || day == LAST_DAY_OF_CENTURY;
    }

    private static boolean unknown(int day) {
        return day == EPOCH_OF_DATABASES || day == EPOCH_OF_SPREADSHEETS;
    }

    /** What becomes of a value whose day {@link #stands} for something. */
    Object apply(int day, Object kept, String openEnd) {
        if (unknown(day)) {
            return unknown ? Noted.of(null, NO_VALUE) : Noted.with(kept, DOUBTFUL);
        }
        return forEver == ForEver.KEPT ? Noted.with(kept, DOUBTFUL) : endless(openEnd);
    }

    private Object endless(String openEnd) {
        return forEver == ForEver.NO_END ? Noted.of(null, ENDLESS) : Noted.of(openEnd, ENDLESS);
    }

    /** What becomes of a text that is no date; null where it is no placeholder either. */
    Object words(String text, String openEnd) {
        if (unknown && zero(text)) {
            return Noted.of(null, NO_VALUE);
        }
        return forEver != ForEver.KEPT && WORDS.contains(text) ? endless(openEnd) : null;
    }

    /** 00000000, 0000-00-00 00:00:00 and what else is zeros and what parts them. */
    private static boolean zero(String text) {
        boolean found = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '0') {
                found = true;
            } else if (BETWEEN.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return found;
    }
}
