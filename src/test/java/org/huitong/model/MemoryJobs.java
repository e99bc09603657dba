package org.huitong.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.huitong.failed.Rows;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.RowState;
import org.huitong.replay.Fate;
import org.huitong.replay.Job;
import org.huitong.replay.JobBook;
import org.huitong.replay.JobState;
import org.huitong.replay.Order;
import org.huitong.replay.Standing;

/** The meaning of jobs without their SQL. */
final class MemoryJobs implements JobShelf, JobBook {
    private final Supplier<List<Rows.Row>> rows;
    private final Consumer<Long> mark;
    private final List<Job> jobs = new ArrayList<>();
    private final List<List<Part>> sets = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Integer> borders = new ArrayList<>();

    /** @param mark takes a parked row to replaying, as a person's act */
    MemoryJobs(Supplier<List<Rows.Row>> rows, Consumer<Long> mark) {
        this.rows = rows;
        this.mark = mark;
    }

    private static final class Part {
        final Rows.Row planned;
        Fate fate;
        int attempts;

        Part(Rows.Row planned, Fate fate) {
            this.planned = planned;
            this.fate = fate;
            this.attempts = planned.attempts();
        }

        Moved to(Fate next) {
            Moved moved = new Moved(planned.subscription(), fate, next);
            fate = next;
            return moved;
        }
    }

    /** True where the row belongs to an open job. */
    boolean has(long row) {
        return sets.stream().flatMap(List::stream).anyMatch(p -> p.planned.no() == row && p.fate.open());
    }

    private Rows.Row now(Part part) {
        return rows.get().get((int) part.planned.no() - 1);
    }

    private List<Part> set(long job) {
        return sets.get((int) job - 1);
    }

    @Override
    public JobBook book() {
        return this;
    }

    @Override
    public List<Job> all() {
        return List.copyOf(jobs);
    }

    @Override
    public List<Job> open() {
        return jobs.stream().filter(job -> !job.state().over()).toList();
    }

    @Override
    public List<Member> members(long job) {
        return set(job).stream()
                .map(p -> new Member(p.planned.no(), p.planned.revision(), p.fate))
                .toList();
    }

    @Override
    public Job plan(String subscription) {
        Job job = new Job(
                jobs.size() + 1L,
                1,
                JobState.PLANNING,
                "n",
                "r",
                "wang",
                "",
                0,
                Long.MAX_VALUE,
                Order.PLAIN,
                0,
                0,
                0,
                "");
        jobs.add(job);
        sets.add(new ArrayList<>());
        asked.add(subscription);
        borders.add(rows.get().size());
        return job;
    }

    @Override
    public void plan(Job job) {
        if (!jobs.get((int) job.no() - 1).equals(job)) {
            return;
        }
        String subscription = asked.get((int) job.no() - 1);
        for (Rows.Row row : rows.get().subList(0, borders.get((int) job.no() - 1))) {
            if (row.subscription().equals(subscription) && row.state().open()) {
                Fate fate = row.state() == RowState.PARKED
                        ? Fate.WAITING
                        : row.state() == RowState.HELD ? Fate.HELD : Fate.SKIPPED;
                Part part = new Part(row, has(row.no()) ? Fate.SKIPPED : fate);
                set(job.no())
                        .add(
                                subscription.endsWith("." + Scene.PERSON)
                                        ? 0
                                        : set(job.no()).size(),
                                part);
            }
        }
        put(job, JobState.PLANNED, job.order(), set(job.no()).size(), job.baseResolved(), job.baseFailed(), "");
    }

    private Job put(Job j, JobState state, Order order, long planned, long resolved, long failed, String cause) {
        Job next = new Job(
                j.no(),
                j.revision() + 1,
                state,
                j.name(),
                j.reason(),
                j.person(),
                "wang",
                j.created(),
                j.since(),
                order,
                planned,
                resolved,
                failed,
                cause);
        jobs.set((int) j.no() - 1, next);
        return next;
    }

    private Job act(Job seen, JobState state, Order order, boolean anew) {
        Job job = jobs.get((int) seen.no() - 1);
        if (job.revision() != seen.revision()) {
            throw new HuitongException(ErrorCode.OPERATE_STALE, "job " + seen.no() + " has moved.");
        }
        if (!job.state().next().contains(state)) {
            throw new HuitongException(ErrorCode.REPLAY_STATE, "job " + seen.no() + " is " + job.state() + ".");
        }
        Standing standing = standing(job.no());
        return put(
                job,
                state,
                order,
                job.planned(),
                anew ? standing.of(Fate.RESOLVED) : job.baseResolved(),
                anew ? standing.of(Fate.FAILED) : job.baseFailed(),
                "");
    }

    @Override
    public Job start(Job seen, Order order) {
        return act(seen, JobState.RUNNING, order, false);
    }

    @Override
    public Job pause(Job seen) {
        return act(seen, JobState.PAUSED, seen.order(), false);
    }

    @Override
    public Job resume(Job seen) {
        return act(seen, JobState.RUNNING, seen.order(), true);
    }

    @Override
    public Job cancel(Job seen) {
        return act(seen, JobState.CANCELLING, seen.order(), false);
    }

    @Override
    public void becomes(Job job, JobState state, String cause) {
        Job now = jobs.get((int) job.no() - 1);
        if (now.equals(job) && now.state().next().contains(state)) {
            put(job, state, job.order(), job.planned(), job.baseResolved(), job.baseFailed(), cause);
        }
    }

    @Override
    public boolean foresee(Job job) {
        return false;
    }

    @Override
    public Standing standing(long job) {
        Standing standing = new Standing();
        set(job).forEach(p -> standing.add(p.planned.subscription(), p.fate, 1));
        return standing;
    }

    @Override
    public List<Moved> settle(long job, Fate fate) {
        RowState still = fate == Fate.HELD ? RowState.HELD : RowState.REPLAYING;
        List<Moved> moved = new ArrayList<>();
        for (Part part : set(job)) {
            Rows.Row row = now(part);
            if (part.fate == fate && row.state() != still) {
                boolean failed = row.attempts() > part.attempts;
                moved.add(part.to(
                        row.state() == RowState.RESOLVED ? Fate.RESOLVED : failed ? Fate.FAILED : Fate.SKIPPED));
            }
        }
        return moved;
    }

    @Override
    public List<Moved> mark(Job job, String subscription, int most) {
        List<Moved> moved = new ArrayList<>();
        if (!jobs.get((int) job.no() - 1).equals(job)) {
            return moved;
        }
        int left = most;
        for (Part part : set(job.no())) {
            if (part.fate == Fate.WAITING && left-- > 0) {
                Rows.Row row = now(part);
                if (row.state() != RowState.PARKED || row.revision() != part.planned.revision()) {
                    moved.add(part.to(Fate.SKIPPED));
                } else if (!row.claimed()) {
                    mark.accept(row.no());
                    part.attempts = row.attempts();
                    moved.add(part.to(Fate.MARKED));
                }
            }
        }
        return moved;
    }

    @Override
    public boolean letGo(long job) {
        List<Part> free = set(job).stream()
                .filter(p -> p.fate == Fate.WAITING || p.fate == Fate.HELD)
                .toList();
        free.forEach(p -> p.to(p.fate == Fate.HELD ? Fate.LEFT_HELD : Fate.SKIPPED));
        return !free.isEmpty();
    }

    @Override
    public boolean heldMayGo(long job) {
        return set(job).stream()
                .filter(p -> p.fate == Fate.HELD)
                .anyMatch(p -> rows.get().stream()
                        .noneMatch(row -> row.state() == RowState.PARKED
                                && row.key().equals(p.planned.key())
                                && row.subscription().equals(p.planned.subscription())
                                && row.position() < p.planned.position()));
    }
}
