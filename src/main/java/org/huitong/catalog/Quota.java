package org.huitong.catalog;

import java.util.List;

/**
 * How much a grant gives out in a calendar hour or day of {@link Grant#ZONE}.
 *
 * @param limits at most one of each kind and unit; empty where the grant sets no bounds
 */
public record Quota(List<Limit> limits) {
    public static final Quota NONE = new Quota(List.of());

    /** What is counted. */
    public enum Kind {
        /** Each record once, however often it has to be sent. */
        RECORDS,
        /** Each request to the consumer, the repeated ones too. */
        CALLS
    }

    public enum Unit {
        HOUR,
        DAY
    }

    /** @param most from 1 */
    public record Limit(Kind kind, Unit unit, long most) {}

    public Quota {
        limits = List.copyOf(limits);
    }

    public boolean none() {
        return limits.isEmpty();
    }

    /** 0 where there is no such limit. */
    public long most(Kind kind, Unit unit) {
        for (Limit limit : limits) {
            if (limit.kind == kind && limit.unit == unit) {
                return limit.most;
            }
        }
        return 0;
    }
}
