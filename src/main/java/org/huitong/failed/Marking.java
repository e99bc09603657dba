package org.huitong.failed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huitong.audit.AuditTrail;
import org.huitong.audit.Bulk;
import org.huitong.message.RowState;
import org.jdbi.v3.core.Handle;

/** Marks many rows for replay within the caller's transaction, which has found each of them parked and not claimed. Stateless. */
public final class Marking {
    /** Of the table {@code replay_row j}: what its unique index of open rows holds. */
    public static final String IN_A_JOB = "j.fate IN ('WAITING', 'MARKED', 'HELD')";

    private Marking() {}

    /** A row that may be marked. */
    public record Ready(long no, long group, int revision) {}

    /** @param detail for the audit trail of each row */
    public static void mark(Handle h, List<Ready> rows, String person, String detail) {
        if (rows.isEmpty()) {
            return;
        }
        Instant now = Instant.now();
        // They become visible at one moment, so they may share a number.
        long act = h.select("SELECT " + Rows.NEXT_ACT).mapTo(Long.class).one();
        Map<Long, Long> groups = new HashMap<>();
        List<AuditTrail.Entry> entries = new ArrayList<>(rows.size());
        try (Bulk update = new Bulk(
                h,
                "UPDATE record_row SET state = 'REPLAYING', updated = ?, act = ? WHERE no = ? AND state = 'PARKED'")) {
            for (Ready row : rows) {
                update.add(now.toEpochMilli(), act, row.no());
                groups.merge(row.group(), 1L, Long::sum);
                entries.add(new AuditTrail.Entry(
                        now,
                        person,
                        "replay",
                        Rows.subject(row.no()),
                        RowState.REPLAYING.word(),
                        "revision " + row.revision() + ": " + detail));
            }
            update.execute();
        }
        groups.forEach((group, n) -> Causes.add(h, group, Map.of(RowState.PARKED, -n, RowState.REPLAYING, n)));
        AuditTrail.append(h, entries);
    }

    /** Which open job the row belongs to. */
    static Optional<Long> job(Handle h, long no) {
        return h.select("SELECT j.job FROM replay_row j WHERE j.row_no = ? AND " + IN_A_JOB, no)
                .mapTo(Long.class)
                .findOne();
    }
}
