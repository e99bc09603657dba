package org.huitong.failed;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;
import org.jdbi.v3.core.Handle;

/**
 * The groups of rows by cause, kept up within the transactions that move rows: one statement a group and batch. Their number
 * is bounded; what would be one too many is counted under the fingerprint {@code #}. Used by the drainer's thread, but for
 * {@link #moved}.
 */
final class Causes {
    private static final int MOST = 10_000;
    private static final String OTHERS = "#";
    private static final long HOURS_KEPT = 14 * 24L;

    /** Numbers of groups that are in the store for certain, or will be with this transaction. */
    private final Map<Kind, Long> known = new HashMap<>();

    private final Map<Long, Sums> sums = new HashMap<>();
    private long sweptUntil;
    private boolean unsure;
    private final int most;

    Causes() {
        this(MOST);
    }

    /** @param most groups, but for one more of each kind that is full */
    Causes(int most) {
        this.most = most;
    }

    record Kind(String subscription, String system, String resource, String stage, String code, String fingerprint) {}

    private static final class Sums {
        final Map<RowState, Long> rows = new EnumMap<>(RowState.class);
        final Map<Long, Long> hours = new HashMap<>();
        String text;
        long newest;
    }

    /** Begins with a transaction. What an earlier one that failed has added is forgotten. */
    void begin() {
        if (unsure) {
            known.clear();
        }
        unsure = true;
        sums.clear();
    }

    /** The transaction stands. */
    void applied() {
        unsure = false;
    }

    /** A row comes into the group of its cause, whose number is returned. */
    long enter(Handle h, RowChange change, String system, String resource, long at) {
        RowChange.Cause cause = change.cause();
        boolean published = !change.subscription().isEmpty();
        Kind kind = new Kind(
                change.subscription(),
                published ? "" : system,
                resource,
                cause.stage(),
                cause.code(),
                Fingerprint.of(cause.fingerprint()));
        long group = group(h, kind, at);
        Sums mine = sums.computeIfAbsent(group, g -> new Sums());
        mine.rows.merge(change.to(), 1L, Long::sum);
        if (change.to().open()) {
            mine.hours.merge(TimeUnit.MILLISECONDS.toHours(at), 1L, Long::sum);
        }
        mine.text = cause.text();
        mine.newest = Math.max(mine.newest, at);
        return group;
    }

    /** A row leaves its group for another, or one state for another. */
    void leave(long group, RowState from) {
        sums.computeIfAbsent(group, g -> new Sums()).rows.merge(from, -1L, Long::sum);
    }

    void stay(long group, RowState from, RowState to) {
        leave(group, from);
        sums.get(group).rows.merge(to, 1L, Long::sum);
    }

    private long group(Handle h, Kind kind, long at) {
        Long there = known.get(kind);
        if (there != null) {
            return there;
        }
        long group = find(h, kind);
        if (group == 0) {
            long count =
                    h.select("SELECT COUNT(*) FROM row_group").mapTo(Long.class).one();
            boolean room = count < most || kind.fingerprint().equals(OTHERS);
            group = room ? insert(h, kind, at) : group(h, others(kind), at);
        }
        if (known.size() >= most) {
            known.clear();
        }
        known.put(kind, group);
        return group;
    }

    private static Kind others(Kind kind) {
        return new Kind(kind.subscription(), kind.system(), kind.resource(), kind.stage(), kind.code(), OTHERS);
    }

    private static long find(Handle h, Kind kind) {
        return h.select(
                        "SELECT id FROM row_group WHERE subscription = ? AND system = ? AND resource = ? AND stage = ?"
                                + " AND code = ? AND fingerprint = ?",
                        kind.subscription(),
                        kind.system(),
                        kind.resource(),
                        kind.stage(),
                        kind.code(),
                        kind.fingerprint())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private static long insert(Handle h, Kind kind, long at) {
        long id = h.select("SELECT COALESCE(MAX(id), 0) + 1 FROM row_group")
                .mapTo(Long.class)
                .one();
        h.execute(
                "INSERT INTO row_group (id, subscription, system, resource, stage, code, fingerprint, text, parked, held,"
                        + " replaying, ended, first, newest) VALUES (?, ?, ?, ?, ?, ?, ?, '', 0, 0, 0, 0, ?, ?)",
                id,
                kind.subscription(),
                kind.system(),
                kind.resource(),
                kind.stage(),
                kind.code(),
                kind.fingerprint(),
                at,
                at);
        return id;
    }

    /** Writes the sums of this transaction; its last step but the commit. */
    void flush(Handle h) {
        long newest = 0;
        for (Map.Entry<Long, Sums> group : sums.entrySet()) {
            Sums mine = group.getValue();
            add(h, group.getKey(), mine.rows);
            if (mine.text != null) {
                h.execute(
                        "UPDATE row_group SET text = ?, newest = CASE WHEN newest < ? THEN ? ELSE newest END WHERE id = ?",
                        Projection.cut(mine.text),
                        mine.newest,
                        mine.newest,
                        group.getKey());
            }
            mine.hours.forEach((hour, n) -> h.execute(
                    "INSERT INTO row_group_hour (grp, hour, n) VALUES (?, ?, ?)"
                            + " ON CONFLICT (grp, hour) DO UPDATE SET n = row_group_hour.n + excluded.n",
                    group.getKey(),
                    hour,
                    n));
            newest = Math.max(newest, mine.newest);
        }
        sweep(h, TimeUnit.MILLISECONDS.toHours(newest) - HOURS_KEPT);
    }

    /** Once an hour. */
    private void sweep(Handle h, long until) {
        if (until > sweptUntil) {
            h.execute("DELETE FROM row_group_hour WHERE hour < ?", until);
            sweptUntil = until;
        }
    }

    static void add(Handle h, long group, Map<RowState, Long> rows) {
        long ended = rows.entrySet().stream()
                .filter(e -> !e.getKey().open())
                .mapToLong(Map.Entry::getValue)
                .sum();
        h.execute(
                "UPDATE row_group SET parked = parked + ?, held = held + ?, replaying = replaying + ?, ended = ended + ?"
                        + " WHERE id = ?",
                rows.getOrDefault(RowState.PARKED, 0L),
                rows.getOrDefault(RowState.HELD, 0L),
                rows.getOrDefault(RowState.REPLAYING, 0L),
                ended,
                group);
    }

    /** A person has moved a row, within the transaction of the act. */
    static void moved(Handle h, long group, RowState from, RowState to) {
        moved(h, group, from, to, 1);
    }

    /** So many at once. */
    static void moved(Handle h, long group, RowState from, RowState to, long rows) {
        if (from != to) {
            add(h, group, Map.of(from, -rows, to, rows));
        }
    }
}
