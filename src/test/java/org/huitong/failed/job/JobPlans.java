package org.huitong.failed.job;

import java.util.List;
import org.huitong.failed.Planned;

/** What is asked of the tables of replay jobs. */
public final class JobPlans {
    private JobPlans() {}

    /** @param job one of many */
    public static List<Planned> all(long job) {
        return List.of(
                Planned.by("replay_row_feed", "job: to mark", JobRows.TO_MARK, job, "WAITING", "s", 200),
                Planned.by("replay_row_feed", "job: to settle", JobRows.TO_SETTLE, job, "MARKED", "REPLAYING", 500),
                Planned.alone("replay_row_feed", "job: standing", JobRows.STANDING, job),
                Planned.by("record_row_key", "job: held may go", JobRows.HELD_MAY_GO, job),
                Planned.by("replay_row", "job: let go", JobRows.LET_GO, "SKIPPED", "", job, job, "WAITING", 500),
                Planned.alone("replay_row_feed", "job: skipped", Jobs.SKIPPED, job),
                Planned.by("replay_row_seq", "job: foreseen", Jobs.FORESEEN, job),
                Planned.by("replay_row_seq", "job: to foresee", Foreseeing.NEXT, job, 0L, 200),
                Planned.by("record_row_key", "job: newer of a key", Foreseeing.NEWER, 17L, job),
                Planned.by("replay_job", "jobs: a page", JobTable.BEFORE, 1_500L, 50),
                Planned.by("replay_job_state", "jobs: open", JobTable.ALL_OPEN));
    }
}
