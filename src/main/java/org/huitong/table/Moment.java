package org.huitong.table;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * A time as a column has it. One without a zone is taken as it stands: that the same hour may come twice is the window's
 * business.
 *
 * @param at in UTC where the column has a zone
 */
record Moment(LocalDateTime at, boolean zoned) implements Comparable<Moment> {

    static Moment of(Object value) {
        if (value instanceof OffsetDateTime offset) {
            return new Moment(offset.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime(), true);
        }
        if (value instanceof LocalDate day) {
            return new Moment(day.atStartOfDay(), false);
        }
        return new Moment((LocalDateTime) value, false);
    }

    static Moment parse(String text) {
        boolean zoned = text.endsWith("Z");
        return new Moment(LocalDateTime.parse(zoned ? text.substring(0, text.length() - 1) : text), zoned);
    }

    String text() {
        return at + (zoned ? "Z" : "");
    }

    Moment minus(Duration duration) {
        return new Moment(at.minus(duration), zoned);
    }

    Moment earlier(Moment other) {
        return other.compareTo(this) < 0 ? other : this;
    }

    Moment later(Moment other) {
        return other.compareTo(this) > 0 ? other : this;
    }

    /** The next one that a column could have. */
    Moment plusNanos() {
        return new Moment(at.plusNanos(1000), zoned);
    }

    /** Only to compare them with one another. */
    long millis() {
        return at.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    @Override
    public int compareTo(Moment other) {
        return at.compareTo(other.at);
    }
}
