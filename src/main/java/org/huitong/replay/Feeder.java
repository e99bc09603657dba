package org.huitong.replay;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Moves every job on: marks the next rows for their workers while there is room, learns what became of those that were marked,
 * and decides when a job has to pause or is done. All it remembers is counted from the store again after a death. One thread.
 */
public final class Feeder {
    private static final int PIECE = 500;
    private static final long KEPT_PLANNED_MILLIS = TimeUnit.DAYS.toMillis(7);
    private static final long LOOK_AT_HELD_MILLIS = 1_000;

    private final Parts parts;
    private final Map<Long, Run> runs = new HashMap<>();
    private volatile Seen seen = new Seen(List.of(), Map.of());
    private boolean full;

    /**
     * What it works with.
     *
     * @param open whether a subscription's worker may send now; asked with an empty word for records before publish
     * @param poke tells a worker that rows of its subscription were marked
     * @param steady milliseconds of a clock that nobody sets
     * @param wall milliseconds since the epoch
     */
    public record Parts(
            JobBook book, Predicate<String> open, Consumer<String> poke, LongSupplier steady, LongSupplier wall) {}

    /**
     * What the last look saw of jobs that are not over.
     *
     * @param rows of those that run, are paused or cancelled
     */
    public record Seen(List<Job> jobs, Map<Fate, Long> rows) {
        public Seen {
            jobs = List.copyOf(jobs);
            rows = Map.copyOf(rows);
        }
    }

    public Feeder(Parts parts) {
        this.parts = parts;
    }

    private static final class Run {
        long revision;
        Standing standing;
        Pace pace;
        long heldLookedAt = Long.MIN_VALUE / 2;
        long endLookedAt = Long.MIN_VALUE / 2;
    }

    /** One look at each open job; true where something moved, so that the next look may find more at once. */
    public boolean look() {
        boolean moved = false;
        full = false;
        List<Job> jobs = parts.book().open();
        for (Job job : jobs) {
            moved |= look(job);
        }
        runs.keySet().retainAll(jobs.stream().map(Job::no).toList());
        Map<Fate, Long> rows = new EnumMap<>(Fate.class);
        for (Run run : runs.values()) {
            for (Fate fate : Fate.values()) {
                rows.merge(fate, run.standing == null ? 0 : run.standing.of(fate), Long::sum);
            }
        }
        seen = new Seen(jobs, rows);
        return moved;
    }

    /** True where the last look moved as many as it may at once, so that more is likely to wait. For the thread that looks. */
    public boolean full() {
        return full;
    }

    /** Any thread may ask; costs nothing. */
    public Seen seen() {
        return seen;
    }

    private boolean look(Job job) {
        try {
            return switch (job.state()) {
                case PLANNING -> {
                    parts.book().plan(job);
                    yield true;
                }
                case PLANNED -> expired(job) || parts.book().foresee(job);
                case SCHEDULED -> begun(job) || parts.book().foresee(job);
                case RUNNING -> feed(job, run(job));
                case PAUSED -> settled(job, run(job)) || parts.book().foresee(job);
                case CANCELLING -> cancelled(job, run(job));
                case CANCELLED, DONE -> false;
            };
        } catch (HuitongException e) {
            runs.remove(job.no()); // what did not answer may stand all the same
            throw e;
        }
    }

    private Run run(Job job) {
        Run run = runs.computeIfAbsent(job.no(), no -> new Run());
        if (run.standing == null || run.revision != job.revision()) {
            run.standing = parts.book().standing(job.no());
            run.revision = job.revision();
        }
        if (run.pace == null || run.pace.rate() != job.order().rate()) {
            run.pace = new Pace(job.order().rate(), parts.steady().getAsLong());
        }
        return run;
    }

    private boolean expired(Job job) {
        if (parts.wall().getAsLong() - job.since() < KEPT_PLANNED_MILLIS) {
            return false;
        }
        parts.book().becomes(job, JobState.CANCELLING, "Nobody has started it for a week. Plan it again.");
        return true;
    }

    private boolean begun(Job job) {
        if (parts.wall().getAsLong() < job.order().begins()) {
            return false;
        }
        parts.book().becomes(job, JobState.RUNNING, "");
        return true;
    }

    private boolean feed(Job job, Run run) {
        boolean moved = settled(job, run);
        long failed = run.standing.of(Fate.FAILED) - job.baseFailed();
        long resolved = run.standing.of(Fate.RESOLVED) - job.baseResolved();
        if (job.order().stops(resolved, failed)) {
            parts.book().becomes(job, JobState.PAUSED, stopped(job, resolved, failed));
            return true;
        }
        for (String subscription : List.copyOf(lanes(run.standing))) {
            moved |= mark(job, run, subscription);
        }
        if (run.standing.of(Fate.WAITING) == 0 && run.standing.of(Fate.MARKED) == 0) {
            if (run.standing.of(Fate.HELD) == 0 || heldStay(job, run)) {
                finish(job);
                return true;
            }
        }
        return moved;
    }

    private static Set<String> lanes(Standing standing) {
        Set<String> lanes = new HashSet<>();
        standing.subscriptions().forEach(lanes::add);
        return lanes;
    }

    private boolean mark(Job job, Run run, String subscription) {
        Standing now = run.standing;
        if (now.of(subscription, Fate.WAITING) == 0 || !parts.open().test(subscription)) {
            return false;
        }
        long room = job.order().window() - now.of(subscription, Fate.MARKED);
        long steps = job.order().maySend(now.outcomes()) - now.outcomes() - now.of(Fate.MARKED);
        long most = Math.min(Math.min(room, steps), run.pace.due(parts.steady().getAsLong()));
        if (most <= 0) {
            return false;
        }
        List<JobBook.Moved> moved = parts.book().mark(job, subscription, (int) Math.min(most, PIECE));
        long marked = moved.stream().filter(m -> m.to() == Fate.MARKED).count();
        moved.forEach(m -> now.move(m.subscription(), m.from(), m.to()));
        run.pace.gone(marked);
        full |= moved.size() >= PIECE;
        if (marked > 0) {
            parts.poke().accept(subscription);
        }
        return !moved.isEmpty();
    }

    /** Learns what became of rows; true where it has learned something. */
    private boolean settled(Job job, Run run) {
        boolean any = settled(job, run, Fate.MARKED);
        long now = parts.steady().getAsLong();
        if (run.standing.of(Fate.HELD) > 0 && (any || now - run.heldLookedAt >= LOOK_AT_HELD_MILLIS)) {
            run.heldLookedAt = now;
            any |= settled(job, run, Fate.HELD);
        }
        return any;
    }

    private boolean settled(Job job, Run run, Fate fate) {
        if (run.standing.of(fate) == 0) {
            return false;
        }
        List<JobBook.Moved> moved = parts.book().settle(job.no(), fate);
        moved.forEach(m -> run.standing.move(m.subscription(), m.from(), m.to()));
        full |= moved.size() >= PIECE;
        return !moved.isEmpty();
    }

    private boolean heldStay(Job job, Run run) {
        long now = parts.steady().getAsLong();
        if (now - run.endLookedAt < LOOK_AT_HELD_MILLIS) {
            return false;
        }
        run.endLookedAt = now;
        return !settled(job, run, Fate.HELD) && !parts.book().heldMayGo(job.no());
    }

    private void finish(Job job) {
        while (parts.book().letGo(job.no())) {
            // a piece a transaction
        }
        parts.book().becomes(job, JobState.DONE, "");
    }

    private boolean cancelled(Job job, Run run) {
        if (parts.book().letGo(job.no())) {
            run.standing = null;
            return true;
        }
        boolean moved = settled(job, run);
        if (run.standing.of(Fate.MARKED) == 0) {
            parts.book().becomes(job, JobState.CANCELLED, job.cause());
            return true;
        }
        return moved;
    }

    private static String stopped(Job job, long resolved, long failed) {
        return ErrorCode.REPLAY_STOPPED.text() + ": job " + job.no() + " paused itself: " + failed + " of "
                + (resolved + failed) + " records failed again, and it stops above "
                + job.order().stopAt()
                + " %. See 'replay status " + job.no() + "' for why, mend the cause, then resume or cancel it.";
    }
}
