package org.huitong.audit;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The trail in the store. Stateless; the caller's handle and transaction decide when an entry stands. */
public final class AuditTrail {
    /** Whom an entry names when no person acted. */
    public static final String GATEWAY = "gateway";

    private static final int DETAIL_CHARS = 2000;

    private AuditTrail() {}

    /**
     * One line of the trail.
     *
     * @param at when
     * @param actor a person's name as claimed, a system id, or {@link #GATEWAY}
     * @param action the stage's verb or the operator's command
     * @param subject what it was done to
     * @param result a stable word or code
     * @param detail no payload, no personal data
     */
    public record Entry(Instant at, String actor, String action, String subject, String result, String detail) {}

    /** Appends within the caller's transaction. */
    public static void append(Handle handle, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        long id = handle.select("SELECT COALESCE(MAX(id), 0) FROM audit")
                .mapTo(Long.class)
                .one();
        try (Bulk insert = new Bulk(
                handle,
                "INSERT INTO audit (id, at, actor, action, subject, result, detail) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (Entry e : entries) {
                insert.add(
                        ++id, e.at().toEpochMilli(), e.actor(), e.action(), e.subject(), e.result(), cut(e.detail()));
            }
            insert.execute();
        }
    }

    /** What happened to a subject, oldest first, at most {@code limit} entries. */
    public static List<Entry> of(Handle handle, String subject, int limit) {
        return handle.select(
                        "SELECT at, actor, action, subject, result, detail FROM audit WHERE subject = ?"
                                + " ORDER BY id LIMIT ?",
                        subject,
                        limit)
                .map((rs, ctx) -> new Entry(
                        Instant.ofEpochMilli(rs.getLong(1)),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6)))
                .list();
    }

    private static String cut(String detail) {
        if (detail == null) {
            return "";
        }
        return detail.length() <= DETAIL_CHARS ? detail : detail.substring(0, DETAIL_CHARS);
    }
}
