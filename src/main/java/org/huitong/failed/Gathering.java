package org.huitong.failed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** What has gathered while subscriptions were closed, and what a person has decided about it, as the store keeps it. */
public final class Gathering {
    private static final String COLUMNS = "subscription, state, act, slices, again, actor, reason, at";
    private static final RowMapper<Entry> MAPPER = (rs, ctx) -> new Entry(
            rs.getString(1),
            rs.getString(2),
            rs.getString(3),
            rs.getLong(4),
            rs.getInt(5) != 0,
            rs.getString(6),
            rs.getString(7),
            rs.getLong(8));

    private final Store store;

    public Gathering(Store store) {
        this.store = store;
    }

    /**
     * @param state WAITS or DISCARDED
     * @param act names a discard; empty for none
     * @param slices how many of the queue it is about
     * @param again whether what has come since waits for a decision of its own when the discard is done
     * @param at milliseconds since the epoch
     */
    public record Entry(
            String subscription,
            String state,
            String act,
            long slices,
            boolean again,
            String actor,
            String reason,
            long at) {}

    public List<Entry> all() {
        return store.read(h ->
                h.select("SELECT " + COLUMNS + " FROM gathered").map(MAPPER).list());
    }

    public Optional<Entry> of(String subscription) {
        return store.read(h -> h.select("SELECT " + COLUMNS + " FROM gathered WHERE subscription = ?", subscription)
                .map(MAPPER)
                .findOne());
    }

    /** Whether the subscription has rows that are not done. */
    public boolean openRows(String subscription) {
        return store.read(h -> h.select(
                                "SELECT COUNT(*) FROM (SELECT 1 FROM record_row WHERE subscription = ?"
                                        + " AND state IN ('PARKED', 'HELD', 'REPLAYING') LIMIT 1) AS one",
                                subscription)
                        .mapTo(Long.class)
                        .one()
                > 0);
    }

    /** Writes it down within the caller's transaction, in place of what stood there. */
    public static void put(Handle handle, Entry entry) {
        drop(handle, entry.subscription());
        handle.execute(
                "INSERT INTO gathered (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                entry.subscription(),
                entry.state(),
                entry.act(),
                entry.slices(),
                entry.again() ? 1 : 0,
                entry.actor(),
                entry.reason(),
                entry.at());
    }

    /** The rule by which each subscription was last seen closed; those seen open are not in it. */
    public Map<String, String> seenClosed() {
        return store.read(h -> h
                .select("SELECT subscription, rule FROM grant_seen")
                .map((rs, ctx) -> Map.entry(rs.getString(1), rs.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Remembers within the caller's transaction how a subscription was seen; {@code rule} is null where it is open. */
    public static void see(Handle handle, String subscription, String rule) {
        handle.execute("DELETE FROM grant_seen WHERE subscription = ?", subscription);
        if (rule != null) {
            handle.execute("INSERT INTO grant_seen (subscription, rule) VALUES (?, ?)", subscription, rule);
        }
    }

    /** Nothing waits for a decision any more. */
    public static void drop(Handle handle, String subscription) {
        handle.execute("DELETE FROM gathered WHERE subscription = ?", subscription);
    }
}
