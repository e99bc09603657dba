package org.huitong.failed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.audit.AuditTrail;
import org.huitong.message.RowState;
import org.huitong.store.Sealing;
import org.jdbi.v3.core.Handle;

/**
 * What a person does to a few hundred rows within one transaction of the caller, each at the revision the person has seen;
 * a row that has moved since, or that another person has claimed, is left alone. For one transaction.
 */
public final class ManyRows {
    private static final String FREE = " WHERE no = ? AND revision = ? AND claimed = 0 AND state = ?";

    private final Handle h;
    private final String person;
    private final String detail;
    private final long now;
    private final Set<Long> done = new HashSet<>();
    private final Set<Long> claimed = new HashSet<>();
    private final Set<String> subscriptions = new HashSet<>();
    private final List<AuditTrail.Entry> entries = new ArrayList<>();
    private final Map<Move, Long> moves = new HashMap<>();

    /** @param detail stands in the audit entry of each row */
    public ManyRows(Handle h, String person, String detail, long now) {
        this.h = h;
        this.person = person;
        this.detail = detail;
        this.now = now;
    }

    /** @param text the new content; null where it stays */
    public record Seen(long no, int revision, String text) {}

    private record Move(long group, RowState from, RowState to) {}

    private record Standing(String record, String subscription, String resource, RowState state, long group) {}

    /** @return subscriptions whose workers must be told */
    public Set<String> discard(List<Seen> rows, DiscardRules rules) {
        Map<String, Long> until = new HashMap<>();
        return each("discard", rows, (row, from) -> {
            long end = until.computeIfAbsent(
                    from.subscription() + " " + from.resource(),
                    s -> rules.restorableUntil(h, from.subscription(), from.resource(), now));
            boolean free = from.state() == RowState.PARKED || from.state() == RowState.HELD;
            int changed = !free
                    ? 0
                    : h.execute(
                            "UPDATE record_row SET state = 'DISCARDED', restorable = ?, updated = ?, act = "
                                    + Rows.NEXT_ACT + FREE,
                            end,
                            now,
                            row.no(),
                            row.revision(),
                            from.state());
            return changed == 0 ? null : RowState.DISCARDED;
        });
    }

    /** As {@link #discard}. */
    public Set<String> restore(List<Seen> rows) {
        return each("restore", rows, (row, from) -> {
            int changed = h.execute(
                    "UPDATE record_row SET state = 'PARKED', restorable = 0, updated = ?, act = " + Rows.NEXT_ACT + FREE
                            + " AND restorable > ?",
                    now,
                    row.no(),
                    row.revision(),
                    RowState.DISCARDED,
                    now);
            return changed == 0 ? null : RowState.PARKED;
        });
    }

    /** As {@link #discard}; the revision grows by one. */
    public Set<String> edit(List<Seen> rows) {
        return each("edit", rows, (row, from) -> {
            if (from.state() != RowState.PARKED && from.state() != RowState.HELD) {
                return null;
            }
            Rows.keepRevision(h, row.no(), row.revision());
            TextBlocks.changed(h, row.no());
            int changed = h.execute(
                    "UPDATE record_row SET mended = ?, revision = revision + 1, updated = ?, act = " + Rows.NEXT_ACT
                            + FREE,
                    Sealing.of(h).close(row.text(), from.record()),
                    now,
                    row.no(),
                    row.revision(),
                    from.state());
            return changed == 0 ? null : from.state();
        });
    }

    private interface Act {
        /** The state it is in now; null where it has moved since. */
        RowState on(Seen row, Standing from);
    }

    private Set<String> each(String action, List<Seen> rows, Act act) {
        claimed.addAll(RowClaims.ofOthers(h, rows.stream().map(Seen::no).toList(), person, now));
        for (Seen row : rows) {
            Standing from = claimed.contains(row.no()) ? null : standing(row.no());
            RowState to = from == null ? null : act.on(row, from);
            if (to != null) {
                done.add(row.no());
                subscriptions.add(from.subscription());
                moves.merge(new Move(from.group(), from.state(), to), 1L, Long::sum);
                int revision = row.revision() + (row.text() == null ? 0 : 1);
                entries.add(new AuditTrail.Entry(
                        Instant.ofEpochMilli(now),
                        person,
                        action,
                        Rows.subject(row.no()),
                        to.word(),
                        "revision " + revision + ": " + detail));
            }
        }
        moves.forEach((move, n) -> Causes.moved(h, move.group(), move.from(), move.to(), n));
        AuditTrail.append(h, entries);
        return subscriptions;
    }

    private Standing standing(long no) {
        return h.select("SELECT record, subscription, resource, state, grp FROM record_row WHERE no = ?", no)
                .map((rs, ctx) -> new Standing(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        RowState.valueOf(rs.getString(4)),
                        rs.getLong(5)))
                .findOne()
                .orElse(null);
    }

    /** Whether another person works on it, so that it was left alone. */
    public boolean claimed(long no) {
        return claimed.contains(no);
    }

    /** The rows on which it was done. */
    public Set<Long> done() {
        return done;
    }
}
