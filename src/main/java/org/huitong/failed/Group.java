package org.huitong.failed;

import java.util.List;

/**
 * Rows of one cause. Counts are of rows by state now; times in milliseconds.
 *
 * @param subscription empty where the records were parked before publish
 * @param system the sender; empty where there is a subscription
 * @param fingerprint the cause without what differs from record to record
 * @param text what the newest of them says
 * @param first when the cause first came up
 * @param newest when it last came up
 * @param trend how often it came up, oldest hours first
 */
public record Group(
        long id,
        String subscription,
        String system,
        String resource,
        String stage,
        String code,
        String fingerprint,
        String text,
        long parked,
        long held,
        long replaying,
        long ended,
        long first,
        long newest,
        List<Long> trend) {
    public Group {
        trend = List.copyOf(trend);
    }

    Group with(List<Long> counts) {
        return new Group(
                id,
                subscription,
                system,
                resource,
                stage,
                code,
                fingerprint,
                text,
                parked,
                held,
                replaying,
                ended,
                first,
                newest,
                counts);
    }

    Cursor cursor() {
        return new Cursor(newest, id);
    }

    /**
     * Which groups are looked for; null means any.
     *
     * @param all false for those only that have rows which are not ended
     */
    public record Asked(
            String subscription,
            String system,
            String resource,
            String stage,
            String code,
            boolean all,
            Cursor after,
            int limit) {}

    /** Newest first; {@code next} is null where nothing is left. */
    public record Page(List<Group> groups, Cursor next) {}
}
