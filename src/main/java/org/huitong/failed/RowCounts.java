package org.huitong.failed;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.huitong.message.RowState;
import org.huitong.store.Store;

/**
 * How many rows there are, as the groups by cause know it: to count the rows themselves reads all of them, and alarms ask every
 * ten seconds. Only of the ended ones the groups do not know the state; those are counted by an index, without the resolved
 * ones, which are most. Thread-safe.
 */
public final class RowCounts {
    static final String OPEN =
            "SELECT subscription, system, resource, SUM(parked), SUM(held), SUM(replaying) FROM row_group"
                    + " GROUP BY subscription, system, resource";
    /** One statement, so that all of it is of one moment. */
    private static final String STATES = "SELECT COALESCE(SUM(parked), 0), COALESCE(SUM(held), 0),"
            + " COALESCE(SUM(replaying), 0), COALESCE(SUM(ended), 0),"
            + " (SELECT COUNT(*) FROM record_row WHERE subscription = ? AND state = 'SUPERSEDED'%1$s),"
            + " (SELECT COUNT(*) FROM record_row WHERE subscription = ? AND state = 'DISCARDED'%1$s)"
            + " FROM row_group WHERE subscription = ?%2$s";

    static final String PUBLISHED = STATES.formatted("", "");
    /** Among those with no subscription, which are few, and not among all that a system has sent. */
    static final String UNPUBLISHED =
            STATES.formatted(" AND system || '' = ? AND resource || '' = ?", " AND system = ? AND resource = ?");

    private final Store store;

    RowCounts(Store store) {
        this.store = store;
    }

    /**
     * Rows that are not done with.
     *
     * @param subscription empty for those parked before publish
     * @param system the sender; empty where there is a subscription
     */
    public record Open(String subscription, String system, String resource, long parked, long held, long replaying) {}

    /** By what they are of; what has none may be missing. */
    public List<Open> open() {
        return store.read(h -> h.select(OPEN)
                .map((rs, ctx) -> new Open(
                        rs.getString(1), rs.getString(2), rs.getString(3), rs.getLong(4), rs.getLong(5), rs.getLong(6)))
                .list());
    }

    /** Every state has a number. */
    public Map<RowState, Long> ofSubscription(String subscription) {
        return states(PUBLISHED, subscription, subscription, subscription);
    }

    /** Of what a sender's records of a resource came to that were parked before publish; every state has a number. */
    public Map<RowState, Long> ofSource(String system, String resource) {
        return states(UNPUBLISHED, "", system, resource, "", system, resource, "", system, resource);
    }

    private Map<RowState, Long> states(String sql, Object... values) {
        return store.read(h -> h.select(sql, values)
                .map((rs, ctx) -> {
                    Map<RowState, Long> states = new EnumMap<>(RowState.class);
                    states.put(RowState.PARKED, rs.getLong(1));
                    states.put(RowState.HELD, rs.getLong(2));
                    states.put(RowState.REPLAYING, rs.getLong(3));
                    states.put(RowState.RESOLVED, rs.getLong(4) - rs.getLong(5) - rs.getLong(6));
                    states.put(RowState.SUPERSEDED, rs.getLong(5));
                    states.put(RowState.DISCARDED, rs.getLong(6));
                    return states;
                })
                .one());
    }
}
