package org.huitong.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.huitong.audit.AuditTrail.Entry;
import org.jdbi.v3.core.Handle;

/**
 * Reads the trail, the newest line first. Each of its lines was written within the transaction of what it tells, so that the trail
 * has one index, by subject; anything else is looked for line by line, as far as a second goes. Stateless.
 */
public final class AuditSearch {
    private static final int PIECE = 20_000;
    private static final long BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(800);
    /** Lines stand as they were written: of what had waited on the bus for the store they come behind later ones. */
    private static final long LATE_MILLIS = TimeUnit.DAYS.toMillis(1);

    private static final String OLDEST_FROM = "SELECT at FROM audit WHERE id >= ? ORDER BY id LIMIT 1";

    private AuditSearch() {}

    /**
     * What is looked for; null where it does not matter.
     *
     * @param from milliseconds since the epoch; at or after
     * @param to milliseconds since the epoch; before
     * @param after the {@code next} of the page before
     * @param limit most lines
     */
    public record Asked(
            String actor, String action, String subject, String result, Long from, Long to, Long after, int limit) {}

    /**
     * One page.
     *
     * @param next where to go on; null where nothing is left
     * @param reached how far back that went; null where nothing is left
     */
    public record Page(List<Entry> entries, Long next, Instant reached) {}

    /** As many as the page holds or a second finds. */
    public static Page page(Handle h, Asked asked) {
        long end = System.nanoTime() + BUDGET_NANOS;
        long newest = one(h, "SELECT COALESCE(MAX(id), 0) FROM audit");
        long oldest = asked.from() == null ? 1 : Math.max(1, first(h, asked.from() - LATE_MILLIS, newest));
        long until = asked.to() == null ? newest + 1 : first(h, asked.to() + LATE_MILLIS, newest);
        until = asked.after() == null ? until : Math.min(until, asked.after());
        List<Entry> found = new ArrayList<>();
        while (until > oldest) {
            long from = asked.subject() == null ? Math.max(oldest, until - PIECE) : oldest;
            long last = piece(h, asked, from, until, found);
            until = found.size() >= asked.limit() ? last : from;
            if (until > oldest && (found.size() >= asked.limit() || System.nanoTime() > end)) {
                return new Page(found, until, Instant.ofEpochMilli(one(h, OLDEST_FROM, until)));
            }
        }
        return new Page(found, null, null);
    }

    /** The number of the last line that was found. */
    private static long piece(Handle h, Asked asked, long from, long until, List<Entry> found) {
        List<Object> values = new ArrayList<>();
        String sql = sql(asked, from, until, asked.limit() - found.size(), values);
        long[] last = {until};
        h.select(sql, values.toArray())
                .map((rs, ctx) -> {
                    last[0] = rs.getLong(1);
                    return new Entry(
                            Instant.ofEpochMilli(rs.getLong(2)),
                            rs.getString(3),
                            rs.getString(4),
                            rs.getString(5),
                            rs.getString(6),
                            rs.getString(7));
                })
                .forEach(found::add);
        return last[0];
    }

    /** @param values receives those of its places */
    static String sql(Asked asked, long from, long until, int most, List<Object> values) {
        StringBuilder sql = new StringBuilder(
                "SELECT id, at, actor, action, subject, result, detail FROM audit WHERE id >= ? AND id < ?");
        values.add(from);
        values.add(until);
        and(sql, values, "subject = ?", asked.subject());
        and(sql, values, "actor = ?", asked.actor());
        and(sql, values, "action = ?", asked.action());
        and(sql, values, "result = ?", asked.result());
        and(sql, values, "at >= ?", asked.from());
        and(sql, values, "at < ?", asked.to());
        values.add(most);
        return sql.append(" ORDER BY id DESC LIMIT ?").toString();
    }

    private static void and(StringBuilder sql, List<Object> values, String condition, Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            values.add(value);
        }
    }

    /**
     * A line of that time or later behind an earlier one, found by halves. Lines stand in the order of their writing, and say a time
     * at most {@code LATE_MILLIS} before it. So behind the one for {@code to + LATE_MILLIS} all say {@code to} or later, and before
     * the one for {@code from - LATE_MILLIS} all were written, and say a time, before {@code from}.
     */
    private static long first(Handle h, long at, long newest) {
        long low = 0;
        long high = newest + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (one(h, OLDEST_FROM, middle) < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long one(Handle h, String sql, Object... values) {
        return h.select(sql, values).mapTo(Long.class).findOne().orElse(Long.MAX_VALUE);
    }
}
