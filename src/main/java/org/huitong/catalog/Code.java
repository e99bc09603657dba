package org.huitong.catalog;

import java.time.LocalDate;

/**
 * What a code of a table means, in a period. A table has several of one code where it was renamed or given again.
 *
 * @param text the name in a list, the list's code in a translation, codes with blanks between in a table of successors
 * @param from first day on which it is valid; null for always
 * @param until last day on which it is valid; null for ever
 */
public record Code(String text, LocalDate from, LocalDate until) {
    /** Valid at all times. */
    public static Code always(String text) {
        return new Code(text, null, null);
    }

    /** Whether it says when it is valid. */
    public boolean dated() {
        return from != null || until != null;
    }

    /** Whether it is valid on this day of Asia/Shanghai. */
    public boolean holds(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
