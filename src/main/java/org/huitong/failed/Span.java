package org.huitong.failed;

import java.util.List;

/**
 * A stretch of one index, newest first. The column's value stands in the range and in the order, not as a condition of its own: as
 * such it would leave PostgreSQL free to walk all rows by time instead, and to filter, which is cheap as long as what is looked for
 * is spread evenly, and reads the whole table for a subscription that has been quiet for a year. Both bounds are inclusive in SQL:
 * PostgreSQL judges such a range by its first column alone, and takes what is less than the least value for nothing.
 *
 * @param column null for the index by time alone
 * @param value of the column; null where there is none
 * @param from the oldest place, which is in it
 * @param until the newest place, which is not in it
 */
record Span(String column, Object value, Cursor from, Cursor until) {
    Span from(Cursor place) {
        return new Span(column, value, place, until);
    }

    Span until(Cursor place) {
        return new Span(column, value, from, place);
    }

    String sql() {
        return column == null
                ? "(created, no) >= (?, ?) AND (created, no) <= (?, ?)"
                : "(%1$s, created, no) >= (?, ?, ?) AND (%1$s, created, no) <= (?, ?, ?)".formatted(column);
    }

    /** Along the index, so that nothing is sorted. */
    String order() {
        return " ORDER BY " + (column == null ? "" : column + " DESC, ") + "created DESC, no DESC LIMIT ?";
    }

    List<Object> values() {
        Cursor last = until.before();
        return column == null
                ? List.of(from.at(), from.no(), last.at(), last.no())
                : List.of(value, from.at(), from.no(), value, last.at(), last.no());
    }
}
