package org.huitong.failed;

import java.util.List;
import org.huitong.audit.Bulk;
import org.huitong.message.GrantKind;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The history of every grant, as the store keeps it. Nothing is ever changed or taken out. Thread-safe. */
public final class GrantBook {
    private static final String COLUMNS = "subscription, version, kind, body, actor, reason, effect";
    private static final RowMapper<Version> MAPPER = (rs, ctx) -> new Version(
            rs.getString(1),
            rs.getInt(2),
            GrantKind.valueOf(rs.getString(3)),
            rs.getString(4),
            rs.getString(5),
            rs.getString(6),
            rs.getLong(7));

    private final Store store;

    public GrantBook(Store store) {
        this.store = store;
    }

    /**
     * One act about a grant.
     *
     * @param version from 1
     * @param body the grant in the words of its file, as JSON; of an end, the grant that ended
     * @param actor a person's name as claimed, or {@code config}
     * @param reason why; empty where the files said so
     * @param effect milliseconds since the epoch
     */
    public record Version(
            String subscription, int version, GrantKind kind, String body, String actor, String reason, long effect) {}

    /** What holds: the newest version of each, in order of subscription. */
    public List<Version> newest() {
        return store.read(h -> h.select("SELECT " + COLUMNS + " FROM grant_version g WHERE version ="
                        + " (SELECT MAX(version) FROM grant_version WHERE subscription = g.subscription)"
                        + " ORDER BY subscription")
                .map(MAPPER)
                .list());
    }

    /** What the files said last of each, a file that is gone included. */
    public List<Version> lastOfFiles() {
        return store.read(h -> h.select("SELECT " + COLUMNS + " FROM grant_version g WHERE version ="
                        + " (SELECT MAX(version) FROM grant_version WHERE subscription = g.subscription"
                        + " AND kind IN ('DECLARED', 'ENDED')) ORDER BY subscription")
                .map(MAPPER)
                .list());
    }

    /** Every version of one, newest first, at most {@code limit}. */
    public List<Version> history(String subscription, int limit) {
        return store.read(h -> h.select(
                        "SELECT " + COLUMNS + " FROM grant_version WHERE subscription = ?"
                                + " ORDER BY version DESC LIMIT ?",
                        subscription,
                        limit)
                .map(MAPPER)
                .list());
    }

    /** Appends within the caller's transaction; a version that is there already makes it fail. */
    public static void append(Handle handle, List<Version> versions) {
        try (Bulk insert =
                new Bulk(handle, "INSERT INTO grant_version (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            versions.forEach(v -> insert.add(
                    v.subscription(), v.version(), v.kind().name(), v.body(), v.actor(), v.reason(), v.effect()));
            insert.execute();
        }
    }
}
