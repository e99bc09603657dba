package org.huitong.authorize;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.huitong.catalog.Grant;
import org.huitong.catalog.Quota;
import org.huitong.catalog.Words;
import org.huitong.message.ErrorCode;

/**
 * A limit is used up.
 *
 * @param since milliseconds since the epoch
 */
public record OverQuota(Quota.Limit limit, Period period, long since) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    boolean holds(Quota quota, long now) {
        return period.holds(now) && quota.most(limit.kind(), limit.unit()) == limit.most();
    }

    /** Code, what is used up, until when, and the cure. */
    public String text() {
        ZonedDateTime end = Instant.ofEpochMilli(period.end()).atZone(Grant.ZONE);
        return ErrorCode.DELIVER_QUOTA.text() + ": over quota until "
                + (limit.unit() == Quota.Unit.HOUR ? TIME : DAY).format(end) + " (" + Grant.ZONE + "): the "
                + limit.most() + " " + Words.of(limit.kind()) + " of this " + Words.of(limit.unit())
                + " are used. What comes waits and goes on by itself then; for more, the grant's quota must be raised.";
    }

    /** One word for metrics: {@code quota-records-hour}. */
    public String rule() {
        return "quota-" + Words.of(limit.kind()) + "-" + Words.of(limit.unit());
    }
}
