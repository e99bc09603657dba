package org.huitong.authorize;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.huitong.catalog.Grant;
import org.huitong.catalog.Quota;

/**
 * A calendar hour or day of {@link Grant#ZONE}.
 *
 * @param begin milliseconds since the epoch
 * @param end the next one's begin
 */
public record Period(Quota.Unit unit, long begin, long end) {

    /** The one that this moment lies in. */
    public static Period of(Quota.Unit unit, long millis) {
        ChronoUnit length = unit == Quota.Unit.HOUR ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        ZonedDateTime begin = Instant.ofEpochMilli(millis).atZone(Grant.ZONE).truncatedTo(length);
        return new Period(
                unit,
                begin.toInstant().toEpochMilli(),
                begin.plus(1, length).toInstant().toEpochMilli());
    }

    boolean holds(long millis) {
        return millis >= begin && millis < end;
    }
}
