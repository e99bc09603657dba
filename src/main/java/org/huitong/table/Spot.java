package org.huitong.table;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;

/** The marks of one row, each a text or a whole number, as JSON gives them back. */
record Spot(List<Object> marks) {
    Spot {
        marks = List.copyOf(marks);
    }

    static Object plain(Object value) {
        if (value instanceof LocalDateTime || value instanceof OffsetDateTime || value instanceof LocalDate) {
            return Moment.of(value).text();
        }
        return value instanceof Long || value instanceof String ? value : String.valueOf(value);
    }

    /** The first mark, where that is a time. */
    Moment time() {
        return Moment.parse(marks.get(0).toString());
    }
}
