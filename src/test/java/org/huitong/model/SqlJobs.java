package org.huitong.model;

import java.util.Comparator;
import java.util.List;
import org.huitong.failed.Finder;
import org.huitong.failed.KeyHash;
import org.huitong.failed.Question;
import org.huitong.failed.job.Asked;
import org.huitong.failed.job.Foreseeing;
import org.huitong.failed.job.JobRows;
import org.huitong.failed.job.Jobs;
import org.huitong.replay.Fate;
import org.huitong.replay.Job;
import org.huitong.replay.JobBook;
import org.huitong.replay.Order;
import org.huitong.store.Store;

/** The real jobs behind the model's port. */
record SqlJobs(Store store, Jobs jobs, JobBook book) implements JobShelf {
    SqlJobs(Store store, KeyHash keys) {
        this(
                store,
                new Jobs(store),
                new JobRows(
                        store,
                        new Finder(store, keys),
                        subscription -> subscription.endsWith("." + Scene.PERSON),
                        row -> new Foreseeing.Foreseen("deliver", "")));
    }

    @Override
    public Job plan(String subscription) {
        return jobs.plan(new Asked(Question.any(1).of(subscription), List.of()), "n", "r", "wang");
    }

    @Override
    public Job start(Job seen, Order order) {
        return jobs.start(seen.no(), seen.revision(), order, "wang", "");
    }

    @Override
    public Job pause(Job seen) {
        return jobs.pause(seen.no(), seen.revision(), "wang", "");
    }

    @Override
    public Job resume(Job seen) {
        return jobs.resume(seen.no(), seen.revision(), "wang", "");
    }

    @Override
    public Job cancel(Job seen) {
        return jobs.cancel(seen.no(), seen.revision(), "wang", "");
    }

    @Override
    public List<Job> all() {
        return jobs.before(Long.MAX_VALUE, 1_000).stream()
                .sorted(Comparator.comparingLong(Job::no))
                .toList();
    }

    @Override
    public List<Member> members(long job) {
        return store.read(h -> h.select("SELECT row_no, revision, fate FROM replay_row WHERE job = ? ORDER BY seq", job)
                .map((rs, ctx) -> new Member(rs.getLong(1), rs.getInt(2), Fate.valueOf(rs.getString(3))))
                .list());
    }
}
