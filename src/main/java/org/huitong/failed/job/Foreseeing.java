package org.huitong.failed.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huitong.audit.Bulk;
import org.huitong.failed.RowClaims;
import org.huitong.failed.Rows;
import org.huitong.message.RowState;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;

/**
 * Looks at the rows of a job as they would be sent now, in the order in which they would go, and writes down beside each what
 * would become of it. Nothing is sent, nothing of it moves a row. One thread.
 */
public final class Foreseeing {
    private static final int PIECE = 200;
    static final String NEXT = "SELECT row_no, seq, fate, why, revision FROM replay_row WHERE job = ? AND seq > ?"
            + " ORDER BY seq LIMIT ?";
    /** By the key alone: SQLite went through the whole job, or the whole subscription, for each row. */
    static final String NEWER = "SELECT n.no FROM record_row r JOIN record_row n ON n.key_hash = r.key_hash"
            + " AND n.subscription || '' = r.subscription AND n.position > r.position"
            + " WHERE r.no = ? AND EXISTS (SELECT 1 FROM replay_row j WHERE j.job = ? AND j.row_no = n.no AND j.seq < 0)";

    private final Store store;
    private final Eye eye;
    private final Rows rows;

    /** What the gateway would do with a row. */
    @FunctionalInterface
    public interface Eye {
        Foreseen look(Rows.Row row);
    }

    /**
     * @param outcome deliver, held, refused, superseded or gone
     * @param code why not; empty where it is delivered
     */
    public record Foreseen(String outcome, String code) {}

    Foreseeing(Store store, Eye eye) {
        this.store = store;
        this.eye = eye;
        this.rows = new Rows(store);
    }

    private record Next(long no, long seq, String fate, String why, int revision) {}

    boolean piece(long job) {
        Optional<Long> from =
                store.read(h -> h.select("SELECT foreseen FROM replay_job WHERE no = ? AND preview = 'LOOKING'", job)
                        .mapTo(Long.class)
                        .findOne());
        if (from.isEmpty()) {
            return false;
        }
        List<Next> piece = store.read(h -> h.select(NEXT, job, from.get(), PIECE)
                .map((rs, ctx) ->
                        new Next(rs.getLong(1), rs.getLong(2), rs.getString(3), rs.getString(4), rs.getInt(5)))
                .list());
        Set<Long> others = store.read(h -> ofOthers(h, job, piece));
        List<Foreseen> outcomes = new ArrayList<>();
        for (Next next : piece) {
            outcomes.add(
                    others.contains(next.no()) && next.fate().equals("WAITING")
                            ? new Foreseen("skipped", JobRows.CLAIMED)
                            : outcome(job, next, piece, outcomes));
        }
        store.change(h -> write(h, job, from.get(), piece, outcomes));
        return true;
    }

    /** As if the one who planned it started it. */
    private static Set<Long> ofOthers(Handle h, long job, List<Next> piece) {
        String person = h.select("SELECT person FROM replay_job WHERE no = ?", job)
                .mapTo(String.class)
                .one();
        return RowClaims.ofOthers(h, piece.stream().map(Next::no).toList(), person, System.currentTimeMillis());
    }

    private static void write(Handle h, long job, long from, List<Next> piece, List<Foreseen> outcomes) {
        try (Bulk update =
                new Bulk(h, "UPDATE replay_row SET preview = ?, preview_code = ? WHERE job = ? AND row_no = ?")) {
            for (int i = 0; i < piece.size(); i++) {
                update.add(
                        outcomes.get(i).outcome(),
                        outcomes.get(i).code(),
                        job,
                        piece.get(i).no());
            }
            update.execute();
        }
        boolean last = piece.size() < PIECE;
        // Asked anew meanwhile, it begins anew.
        h.execute(
                "UPDATE replay_job SET foreseen = ?, preview = ? WHERE no = ? AND foreseen = ? AND preview = 'LOOKING'",
                piece.isEmpty() ? from : piece.get(piece.size() - 1).seq(),
                last ? "DONE" : "LOOKING",
                job,
                from);
    }

    private Foreseen outcome(long job, Next next, List<Next> piece, List<Foreseen> before) {
        Optional<Rows.Row> found = rows.find(next.no());
        if (next.fate().equals("SKIPPED")) {
            return new Foreseen("skipped", next.why());
        }
        if (found.isEmpty() || !found.get().state().open()) {
            return new Foreseen("skipped", found.map(row -> row.state().word()).orElse("gone"));
        }
        Rows.Row row = found.get();
        if (row.state() == RowState.PARKED && row.revision() != next.revision()) {
            return new Foreseen("skipped", "edited");
        }
        if (overtaken(job, row, piece, before)) {
            return new Foreseen("superseded", "");
        }
        return eye.look(row);
    }

    /** True where the newest of its key goes before it and is delivered; only where newest goes first. */
    private boolean overtaken(long job, Rows.Row row, List<Next> piece, List<Foreseen> before) {
        if (row.subscription().isEmpty()) {
            return false;
        }
        List<Long> newer =
                store.read(h -> h.select(NEWER, row.no(), job).mapTo(Long.class).list());
        for (long no : newer) {
            for (int i = 0; i < before.size(); i++) {
                if (piece.get(i).no() == no && before.get(i).outcome().equals("deliver")) {
                    return true;
                }
            }
        }
        return !newer.isEmpty() && store.read(h -> foreseenDelivered(h, job, newer));
    }

    private static boolean foreseenDelivered(Handle h, long job, List<Long> rows) {
        return rows.stream()
                .anyMatch(no -> h.select("SELECT preview FROM replay_row WHERE job = ? AND row_no = ?", job, no)
                        .mapTo(String.class)
                        .findOne()
                        .equals(Optional.of("deliver")));
    }
}
