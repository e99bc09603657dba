package org.huitong.failed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huitong.audit.AuditTrail;
import org.huitong.audit.Bulk;
import org.huitong.message.RowState;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;

/**
 * Forgets what has been done with for long: rows that reached their end, with all that was tried and mended of them, and replay
 * jobs that are over. What is open is never forgotten, nor what a person may still restore; of every act the audit trail
 * keeps its entry. The newest row and job stay, so that no number is given twice; a cause stays with its count. Each piece is one
 * transaction. Thread-safe.
 */
public final class Retention {
    private static final String DONE =
            "SELECT no, grp FROM record_row r WHERE state = ? AND created < ? AND updated < ?"
                    + " AND restorable < ? AND NOT EXISTS (SELECT 1 FROM replay_row j WHERE j.row_no = r.no AND j.fate IN ("
                    + "'WAITING', 'MARKED', 'HELD')) AND no < (SELECT MAX(no) FROM record_row) ORDER BY created, no LIMIT ?";
    private static final int PIECE = 500;

    private final Store store;
    private final Duration keep;

    /** @param keep for how long what is done stays; zero for ever */
    public Retention(Store store, Duration keep) {
        this.store = store;
        this.keep = keep;
    }

    private record Victim(long no, long group) {}

    /** How many rows one look has forgotten, and jobs. */
    public record Forgotten(long rows, long jobs) {
        public static final Forgotten NOTHING = new Forgotten(0, 0);

        public boolean any() {
            return rows + jobs > 0;
        }

        public Forgotten plus(Forgotten more) {
            return new Forgotten(rows + more.rows, jobs + more.jobs);
        }
    }

    /** Forgets some; as long as it has, there may be more. Throws PUBLISH-STORE-BEHIND. */
    public Forgotten piece(long now) {
        return keep.isZero() ? Forgotten.NOTHING : store.write(h -> piece(h, now));
    }

    /** Says in the trail what was forgotten, and by which rule. */
    public void tell(Forgotten forgotten) {
        store.change(h -> AuditTrail.append(
                h,
                List.of(new AuditTrail.Entry(
                        Instant.now(),
                        AuditTrail.GATEWAY,
                        "forget",
                        "store",
                        forgotten.rows + " rows, " + forgotten.jobs + " jobs",
                        "done with for more than " + keep.toDays() + " days (huitong.operate.keepDays)"))));
    }

    private Forgotten piece(Handle h, long now) {
        long before = border(h, now);
        for (RowState state : RowState.values()) {
            if (!state.open()) {
                List<Victim> victims = h.select(DONE, state, before, before, now, PIECE)
                        .map((rs, ctx) -> new Victim(rs.getLong(1), rs.getLong(2)))
                        .list();
                if (!victims.isEmpty()) {
                    forget(h, victims);
                    return new Forgotten(victims.size(), 0);
                }
            }
        }
        return new Forgotten(0, jobs(h, before));
    }

    /** By the clock and by the newest row: a clock that is years ahead for one start must not make all old at once. */
    private long border(Handle h, long now) {
        long newest = h.select("SELECT COALESCE(MAX(created), 0) FROM record_row")
                .mapTo(Long.class)
                .one();
        return Math.min(now, newest) - keep.toMillis();
    }

    private static void forget(Handle h, List<Victim> victims) {
        for (String sql : List.of(
                "DELETE FROM row_step WHERE row_no = ?",
                "DELETE FROM row_revision WHERE row_no = ?",
                "DELETE FROM record_row WHERE no = ?")) {
            try (Bulk bulk = new Bulk(h, sql)) {
                victims.forEach(victim -> bulk.add(victim.no));
                bulk.execute();
            }
        }
        TextBlocks.forgotten(h);
        Map<Long, Long> groups =
                victims.stream().collect(Collectors.groupingBy(Victim::group, TreeMap::new, Collectors.counting()));
        groups.forEach((group, rows) -> h.execute("UPDATE row_group SET ended = ended - ? WHERE id = ?", rows, group));
    }

    /** One a piece; a large set in more than one. */
    private static long jobs(Handle h, long before) {
        List<Long> over = h.select(
                        "SELECT no FROM replay_job WHERE state IN ('DONE', 'CANCELLED') AND since < ?"
                                + " AND no < (SELECT MAX(no) FROM replay_job) ORDER BY no LIMIT 1",
                        before)
                .mapTo(Long.class)
                .list();
        for (long job : over) {
            int rows = h.execute(
                    "DELETE FROM replay_row WHERE job = ? AND row_no IN (SELECT row_no FROM replay_row WHERE job = ? LIMIT ?)",
                    job,
                    job,
                    PIECE);
            if (rows < PIECE) {
                h.execute("DELETE FROM replay_job WHERE no = ?", job);
            }
        }
        return over.size();
    }
}
