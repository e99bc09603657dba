package org.huitong.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.huitong.element.Mask;
import org.huitong.element.time.Times;

/**
 * What one subscription may see, why, and from when to when.
 *
 * @param subscription {@code <consumer>.<resource>}
 * @param consumer system that receives
 * @param resource what it receives
 * @param purpose what it is used for
 * @param basis the decision that allows it
 * @param assessment number of the impact assessment (PIPL articles 28 and 55); empty where no sensitive item needs one
 * @param from first day, Asia/Shanghai
 * @param to last day, inclusive, Asia/Shanghai
 * @param items granted items and how each is shown; an absent item is not granted
 * @param quota how much of it in an hour or a day
 */
public record Grant(
        String subscription,
        String consumer,
        String resource,
        String purpose,
        String basis,
        String assessment,
        LocalDate from,
        LocalDate to,
        Map<String, Mask> items,
        Quota quota) {

    /** The clock all grants are read by. */
    public static final ZoneId ZONE = Times.ZONE;

    /** The first moment at which it holds. */
    public Instant begins() {
        return from.atStartOfDay(ZONE).toInstant();
    }

    /** The first moment at which it holds no more. */
    public Instant ends() {
        return to.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    /** Whether the grant holds at this moment. */
    public boolean holds(Instant at) {
        return !at.isBefore(begins()) && at.isBefore(ends());
    }
}
