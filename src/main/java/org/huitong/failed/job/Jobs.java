package org.huitong.failed.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.replay.Fate;
import org.huitong.replay.Job;
import org.huitong.replay.JobState;
import org.huitong.replay.Order;
import org.huitong.replay.Standing;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;

/**
 * What people do with replay jobs. Every act is one transaction with its audit entry, and names the revision of the job that
 * the person has seen. Thread-safe.
 */
public final class Jobs {
    static final String SKIPPED =
            "SELECT why, COUNT(*) FROM replay_row WHERE job = ? AND fate = 'SKIPPED' GROUP BY why";
    static final String FORESEEN = "SELECT j.preview, j.preview_code, COUNT(*), MIN(j.row_no) FROM replay_row j"
            + " JOIN replay_job b ON b.no = j.job WHERE j.job = ? AND j.seq <= b.foreseen AND j.preview <> ''"
            + " GROUP BY j.preview, j.preview_code ORDER BY 3 DESC";
    private static final int MOST_OPEN = 50;

    private final Store store;

    public Jobs(Store store) {
        this.store = store;
    }

    public Optional<Job> find(long no) {
        return store.read(h -> JobTable.find(h, no));
    }

    /** Those numbered below, newest first. */
    public List<Job> before(long no, int most) {
        return store.read(h -> JobTable.before(h, no, most));
    }

    public List<Job> open() {
        return store.read(JobTable::open);
    }

    /** Its set is frozen after this, piece by piece: of the rows that there are now. */
    public Job plan(Asked asked, String name, String reason, String person) {
        return store.write(h -> {
            if (JobTable.open(h).size() >= MOST_OPEN) {
                throw new HuitongException(
                        ErrorCode.REPLAY_STATE,
                        "planning a replay job was refused: " + MOST_OPEN + " are open. Cancel some that nobody needs,"
                                + " 'replay list' shows them.");
            }
            long no = h.select("SELECT COALESCE(MAX(no), 0) + 1 FROM replay_job")
                    .mapTo(Long.class)
                    .one();
            long now = System.currentTimeMillis();
            h.execute(
                    "INSERT INTO replay_job (no, revision, state, name, reason, person, starter, created, since, begins,"
                            + " canary, ramp, rate, stop_at, planned, asked, place, border, base_resolved, base_failed,"
                            + " cause, preview, foreseen) SELECT ?, 1, 'PLANNING', ?, ?, ?, '', ?, ?, 0, 0, 0, 0, ?, 0, ?,"
                            + " '', COALESCE(MAX(no), 0), 0, 0, '', '', 0 FROM record_row",
                    no,
                    name,
                    reason,
                    person,
                    now,
                    now,
                    Order.STOP_AT,
                    Json.text(asked));
            JobTable.audit(h, no, person, "replay-plan", "planning", reason);
            return JobTable.find(h, no).orElseThrow();
        });
    }

    /** Has each row looked at as it would be sent now; nothing is sent. */
    public Job preview(long no, long revision, String person) {
        return act(no, revision, "preview", person, "", (h, job) -> {
            boolean may = job.state() == JobState.PLANNED
                    || job.state() == JobState.SCHEDULED
                    || job.state() == JobState.PAUSED;
            return may
                    && h.execute(
                                    "UPDATE replay_job SET preview = 'LOOKING', foreseen = (SELECT COALESCE(MIN(seq), 0) - 1"
                                            + " FROM replay_row WHERE job = ?) WHERE no = ? AND revision = ?",
                                    no,
                                    no,
                                    revision)
                            > 0;
        });
    }

    public Job start(long no, long revision, Order order, String person, String reason) {
        JobState next = order.begins() > 0 ? JobState.SCHEDULED : JobState.RUNNING;
        return act(no, revision, "start", person, reason, (h, job) -> {
            Standing rows = JobRows.standing(h, no);
            if (job.state() == JobState.PLANNED && rows.of(Fate.WAITING) + rows.of(Fate.HELD) == 0) {
                throw refused(no, "start", "none of its rows can be replayed. Cancel it, and plan another one");
            }
            return moved(h, job, next)
                    && h.execute(
                                    "UPDATE replay_job SET begins = ?, canary = ?, ramp = ?, rate = ?, stop_at = ?, starter = ?"
                                            + " WHERE no = ?",
                                    order.begins(),
                                    order.canary(),
                                    order.ramp() ? 1 : 0,
                                    order.rate(),
                                    order.stopAt(),
                                    person,
                                    no)
                            > 0;
        });
    }

    public Job pause(long no, long revision, String person, String reason) {
        return act(no, revision, "pause", person, reason, (h, job) -> moved(h, job, JobState.PAUSED));
    }

    /** Its brake counts anew. */
    public Job resume(long no, long revision, String person, String reason) {
        return act(no, revision, "resume", person, reason, (h, job) -> {
            Standing rows = JobRows.standing(h, no);
            return moved(h, job, JobState.RUNNING)
                    && h.execute(
                                    "UPDATE replay_job SET base_resolved = ?, base_failed = ?, starter = ? WHERE no = ?",
                                    rows.of(Fate.RESOLVED),
                                    rows.of(Fate.FAILED),
                                    person,
                                    no)
                            > 0;
        });
    }

    public Job cancel(long no, long revision, String person, String reason) {
        return act(no, revision, "cancel", person, reason, (h, job) -> moved(h, job, JobState.CANCELLING));
    }

    private static boolean moved(Handle h, Job job, JobState state) {
        return JobTable.becomes(h, job, state, "");
    }

    private Job act(long no, long revision, String act, String person, String reason, BiPredicate<Handle, Job> change) {
        return store.write(h -> {
            Job job = JobTable.find(h, no)
                    .orElseThrow(() -> new HuitongException(
                            ErrorCode.OPERATE_UNKNOWN,
                            act + " of replay job " + no + ": there is no such job. List them with 'replay list'."));
            if (job.revision() != revision) {
                throw new HuitongException(
                        ErrorCode.OPERATE_STALE,
                        act + " of replay job " + no + " was refused: it is "
                                + job.state().word() + " at revision "
                                + job.revision() + ", not " + revision + ". Look at it again with 'replay status " + no
                                + "'.");
            }
            if (!change.test(h, job)) {
                throw refused(no, act, "it is " + job.state().word() + ", and that does not allow it");
            }
            Job after = JobTable.find(h, no).orElseThrow();
            JobTable.audit(h, no, person, "replay-" + act, after.state().word(), reason);
            return after;
        });
    }

    private static HuitongException refused(long no, String act, String why) {
        return new HuitongException(
                ErrorCode.REPLAY_STATE,
                act + " of replay job " + no + " was refused: " + why + ". See 'replay status " + no + "'.");
    }

    /** Rows that were skipped, by why. */
    public Map<String, Long> skipped(long no) {
        Map<String, Long> skipped = new TreeMap<>();
        store.read(h -> h.select(SKIPPED, no)
                        .map((rs, ctx) -> Map.entry(rs.getString(1), rs.getLong(2)))
                        .list())
                .forEach(e -> skipped.put(e.getKey(), e.getValue()));
        return skipped;
    }

    /** What a preview has come to, so far. */
    public Foresight foresight(long no) {
        return store.read(h -> {
            String state = h.select("SELECT preview FROM replay_job WHERE no = ?", no)
                    .mapTo(String.class)
                    .one();
            List<Foresight.Count> counts = h.select(FORESEEN, no)
                    .map((rs, ctx) ->
                            new Foresight.Count(rs.getString(1), rs.getString(2), rs.getLong(3), rs.getLong(4)))
                    .list();
            return new Foresight(state, counts);
        });
    }

    /** The figures of a job, counted from its rows. */
    public Standing standing(long no) {
        return store.read(h -> JobRows.standing(h, no));
    }
}
