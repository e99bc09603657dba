package org.huitong.failed.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.huitong.audit.AuditTrail;
import org.huitong.audit.Bulk;
import org.huitong.failed.Finder;
import org.huitong.failed.Marking;
import org.huitong.failed.RowClaims;
import org.huitong.message.RowState;
import org.huitong.replay.Fate;
import org.huitong.replay.Job;
import org.huitong.replay.JobBook;
import org.huitong.replay.JobState;
import org.huitong.replay.Standing;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;

/** The frozen sets of jobs, for the feeder. Each call is one transaction over a bounded number of rows. Thread-safe. */
public final class JobRows implements JobBook {
    /** Why a row is skipped on which another person works. */
    static final String CLAIMED = "claimed";

    private static final int PIECE = 500;
    private static final String NEXT = "SELECT j.row_no, j.revision, j.attempts, j.subscription, r.state, r.revision,"
            + " r.attempts, r.claimed, r.grp FROM replay_row j LEFT JOIN record_row r ON r.no = j.row_no WHERE j.job = ?"
            + " AND j.fate = ?";
    static final String TO_MARK = NEXT + " AND j.why = '' AND j.subscription = ? ORDER BY j.seq LIMIT ?";
    static final String TO_SETTLE = NEXT + " AND (r.state IS NULL OR r.state <> ?) LIMIT ?";
    static final String STANDING =
            "SELECT subscription, fate, COUNT(*) FROM replay_row WHERE job = ? GROUP BY subscription, fate";
    static final String LET_GO = "UPDATE replay_row SET fate = ?, why = ? WHERE job = ? AND row_no IN (SELECT row_no"
            + " FROM replay_row WHERE job = ? AND fate = ? LIMIT ?)";
    /** By the key alone: SQLite went through all that is parked of the subscription, for each row. */
    static final String HELD_MAY_GO = "SELECT 1 FROM replay_row j JOIN record_row r ON r.no = j.row_no WHERE j.job = ?"
            + " AND j.fate = 'HELD' AND NOT EXISTS (SELECT 1 FROM record_row p WHERE p.key_hash = r.key_hash"
            + " AND p.subscription || '' = r.subscription AND p.state || '' = 'PARKED'"
            + " AND p.position < r.position) LIMIT 1";

    private final Store store;
    private final Planning planning;
    private final Foreseeing foreseeing;

    /** @param newestFirst of a subscription: whether the newest version of a key is all that counts */
    public JobRows(Store store, Finder finder, Predicate<String> newestFirst, Foreseeing.Eye eye) {
        this.store = store;
        this.planning = new Planning(store, finder, newestFirst);
        this.foreseeing = new Foreseeing(store, eye);
    }

    /** A row of a job beside the record as it is now; the state is null where that is gone. */
    private record Now(
            long no,
            int planned,
            int before,
            String lane,
            RowState state,
            int revision,
            int attempts,
            boolean claimed,
            long group) {}

    private static List<Now> next(Handle h, String sql, Object... values) {
        return h.select(sql, values)
                .map((rs, ctx) -> new Now(
                        rs.getLong(1),
                        rs.getInt(2),
                        rs.getInt(3),
                        rs.getString(4),
                        rs.getString(5) == null ? null : RowState.valueOf(rs.getString(5)),
                        rs.getInt(6),
                        rs.getInt(7),
                        rs.getInt(8) != 0,
                        rs.getLong(9)))
                .list();
    }

    @Override
    public List<Job> open() {
        return store.read(JobTable::open);
    }

    @Override
    public void plan(Job job) {
        planning.piece(job);
    }

    @Override
    public boolean foresee(Job job) {
        return foreseeing.piece(job.no());
    }

    @Override
    public Standing standing(long job) {
        return store.read(h -> standing(h, job));
    }

    static Standing standing(Handle h, long job) {
        Standing standing = new Standing();
        h.select(STANDING, job)
                .map((rs, ctx) -> {
                    standing.add(rs.getString(1), Fate.valueOf(rs.getString(2)), rs.getLong(3));
                    return 1;
                })
                .list();
        return standing;
    }

    /** What a row of a job comes to. */
    private record End(Now row, Fate fate, String why) {}

    @Override
    public List<Moved> settle(long job, Fate fate) {
        RowState still = fate == Fate.HELD ? RowState.HELD : RowState.REPLAYING;
        return store.write(h -> ended(
                h,
                job,
                fate,
                next(h, TO_SETTLE, job, fate, still, PIECE).stream()
                        .map(JobRows::end)
                        .toList()));
    }

    private static End end(Now row) {
        if (row.state() == RowState.RESOLVED) {
            return new End(row, Fate.RESOLVED, "");
        }
        if (row.state() != null && row.attempts() > row.before()) {
            return new End(row, Fate.FAILED, "");
        }
        return new End(
                row, Fate.SKIPPED, row.state() == null ? "gone" : row.state().word());
    }

    @Override
    public List<Moved> mark(Job job, String subscription, int most) {
        return store.write(h -> {
            boolean runs = JobTable.find(h, job.no()).equals(java.util.Optional.of(job));
            if (!runs) {
                return List.of(); // a person was faster
            }
            List<End> skipped = new ArrayList<>();
            List<Now> ready = new ArrayList<>();
            List<Now> rows = next(h, TO_MARK, job.no(), Fate.WAITING, subscription, most);
            Set<Long> others = RowClaims.ofOthers(
                    h, rows.stream().map(Now::no).toList(), job.starter(), System.currentTimeMillis());
            for (Now row : rows) {
                if (others.contains(row.no())) {
                    skipped.add(new End(row, Fate.SKIPPED, CLAIMED));
                } else if (row.state() == RowState.PARKED && row.revision() == row.planned()) {
                    if (!row.claimed()) {
                        ready.add(row);
                    }
                } else if (row.state() == RowState.PARKED) {
                    skipped.add(new End(row, Fate.SKIPPED, "edited"));
                } else {
                    skipped.add(new End(
                            row,
                            Fate.SKIPPED,
                            row.state() == null ? "gone" : row.state().word()));
                }
            }
            List<Moved> moved = new ArrayList<>(ended(h, job.no(), Fate.WAITING, skipped));
            moved.addAll(marked(h, job, ready));
            return moved;
        });
    }

    private static List<Moved> marked(Handle h, Job job, List<Now> rows) {
        Marking.mark(
                h,
                rows.stream()
                        .map(row -> new Marking.Ready(row.no(), row.group(), row.revision()))
                        .toList(),
                job.starter(),
                JobTable.subject(job.no()) + " " + job.name());
        try (Bulk update =
                new Bulk(h, "UPDATE replay_row SET fate = 'MARKED', attempts = ? WHERE job = ? AND row_no = ?")) {
            rows.forEach(row -> update.add(row.attempts(), job.no(), row.no()));
            update.execute();
        }
        return rows.stream()
                .map(row -> new Moved(row.lane(), Fate.WAITING, Fate.MARKED))
                .toList();
    }

    private static List<Moved> ended(Handle h, long job, Fate from, List<End> ends) {
        try (Bulk update = new Bulk(h, "UPDATE replay_row SET fate = ?, why = ? WHERE job = ? AND row_no = ?")) {
            ends.forEach(end ->
                    update.add(end.fate().name(), end.why(), job, end.row().no()));
            update.execute();
        }
        return ends.stream()
                .map(end -> new Moved(end.row().lane(), from, end.fate()))
                .toList();
    }

    @Override
    public boolean letGo(long job) {
        return store.write(h -> letGo(h, job, Fate.WAITING, Fate.SKIPPED, "cancelled")
                        + letGo(h, job, Fate.HELD, Fate.LEFT_HELD, ""))
                > 0;
    }

    private static int letGo(Handle h, long job, Fate from, Fate to, String why) {
        return h.execute(LET_GO, to, why, job, job, from, PIECE);
    }

    @Override
    public boolean heldMayGo(long job) {
        return store.read(
                h -> h.select(HELD_MAY_GO, job).mapTo(Integer.class).findOne().isPresent());
    }

    @Override
    public void becomes(Job job, JobState state, String cause) {
        store.change(h -> {
            if (JobTable.becomes(h, job, state, cause)) {
                JobTable.audit(h, job.no(), AuditTrail.GATEWAY, "replay-" + state.word(), state.word(), cause);
            }
        });
    }
}
