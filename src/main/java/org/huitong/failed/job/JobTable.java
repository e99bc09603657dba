package org.huitong.failed.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huitong.audit.AuditTrail;
import org.huitong.replay.Job;
import org.huitong.replay.JobState;
import org.huitong.replay.Order;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Jobs as rows of a table, within the caller's transaction. Stateless. */
final class JobTable {
    static final String OPEN = "('PLANNING', 'PLANNED', 'SCHEDULED', 'RUNNING', 'PAUSED', 'CANCELLING')";
    private static final String COLUMNS =
            "no, revision, state, name, reason, person, starter, created, since, canary, ramp,"
                    + " rate, stop_at, begins, planned, base_resolved, base_failed, cause";
    static final String ALL_OPEN = "SELECT " + COLUMNS + " FROM replay_job WHERE state IN " + OPEN + " ORDER BY no";
    static final String BEFORE = "SELECT " + COLUMNS + " FROM replay_job WHERE no < ? ORDER BY no DESC LIMIT ?";
    private static final RowMapper<Job> MAPPER = (rs, ctx) -> new Job(
            rs.getLong(1),
            rs.getLong(2),
            JobState.valueOf(rs.getString(3)),
            rs.getString(4),
            rs.getString(5),
            rs.getString(6),
            rs.getString(7),
            rs.getLong(8),
            rs.getLong(9),
            new Order(rs.getLong(10), rs.getLong(11) != 0, rs.getLong(12), rs.getLong(13), rs.getLong(14)),
            rs.getLong(15),
            rs.getLong(16),
            rs.getLong(17),
            rs.getString(18));

    private JobTable() {}

    static Optional<Job> find(Handle h, long no) {
        return h.select("SELECT " + COLUMNS + " FROM replay_job WHERE no = ?", no)
                .map(MAPPER)
                .findOne();
    }

    static List<Job> open(Handle h) {
        return h.select(ALL_OPEN).map(MAPPER).list();
    }

    /** Newest first. */
    static List<Job> before(Handle h, long no, int most) {
        return h.select(BEFORE, no, most).map(MAPPER).list();
    }

    /** False, and nothing is changed, where the job is at another revision, or its state does not allow the move. */
    static boolean becomes(Handle h, Job job, JobState state, String cause) {
        return job.state().next().contains(state)
                && h.execute(
                                "UPDATE replay_job SET state = ?, cause = ?, since = ?, revision = revision + 1"
                                        + " WHERE no = ? AND revision = ?",
                                state,
                                cause,
                                System.currentTimeMillis(),
                                job.no(),
                                job.revision())
                        > 0;
    }

    static String subject(long no) {
        return "replay job " + no;
    }

    static void audit(Handle h, long no, String person, String action, String result, String detail) {
        AuditTrail.append(h, List.of(new AuditTrail.Entry(Instant.now(), person, action, subject(no), result, detail)));
    }
}
