package org.huitong.wiring.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huitong.deliver.Worker;
import org.huitong.deliver.WorkerStatus;
import org.huitong.failed.Question;
import org.huitong.failed.job.Asked;
import org.huitong.failed.job.Foresight;
import org.huitong.failed.job.Jobs;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.operate.api.JobView;
import org.huitong.operate.api.ReplayDesk;
import org.huitong.replay.Fate;
import org.huitong.replay.Job;
import org.huitong.replay.Order;
import org.huitong.replay.Standing;
import org.huitong.wiring.Workers;

/** The running gateway's replay jobs, as the admin API sees them. Thread-safe. */
public final class ReplayOffice implements ReplayDesk {
    private final Jobs jobs;
    private final Workers workers;
    private final Runnable poke;

    /** @param poke wakes the thread that feeds jobs */
    public ReplayOffice(Jobs jobs, Workers workers, Runnable poke) {
        this.jobs = jobs;
        this.workers = workers;
        this.poke = poke;
    }

    /** Why nothing goes out now, of a subscription that is closed; over quota it opens by itself. */
    private Optional<String> shut(String subscription) {
        return subscription.isEmpty() ? Optional.empty() : shut(workers, subscription);
    }

    static Optional<String> shut(Workers workers, String subscription) {
        WorkerStatus status = workers.get(subscription)
                .map(Worker::status)
                .orElse(new WorkerStatus(
                        "closed",
                        ErrorCode.DELIVER_CLOSED.text() + ": no file in routes/consumers delivers to it.",
                        0,
                        0));
        return status.state().equals("closed") ? Optional.of(status.cause()) : Optional.empty();
    }

    @Override
    public Optional<String> closed(String subscription) {
        return shut(subscription).filter(cause -> !cause.startsWith(ErrorCode.DELIVER_QUOTA.text()));
    }

    @Override
    public List<JobView> list(long before, int limit) {
        return jobs.before(before, limit).stream().map(job -> view(job, false)).toList();
    }

    @Override
    public JobView get(long no) {
        return view(
                jobs.find(no)
                        .orElseThrow(() -> new HuitongException(
                                ErrorCode.OPERATE_UNKNOWN,
                                "Looking for replay job " + no
                                        + ": there is no such job. List them with 'replay list'.")),
                true);
    }

    @Override
    public JobView plan(Question question, List<Long> rows, String name, String reason, String person) {
        return acted(jobs.plan(new Asked(question, rows), name, reason, person));
    }

    @Override
    public JobView preview(long no, long revision, String person) {
        return acted(jobs.preview(no, revision, person));
    }

    @Override
    public JobView start(long no, long revision, Order order, String person, String reason) {
        mustBeOpen(no, "start");
        return acted(jobs.start(no, revision, order, person, reason));
    }

    /** Where not one of its rows could go, a person would wait for nothing. */
    private void mustBeOpen(long no, String act) {
        Standing rows = jobs.standing(no);
        List<String> why = new ArrayList<>();
        for (String subscription : rows.subscriptions()) {
            if (rows.of(subscription, Fate.WAITING) > 0) {
                Optional<String> cause = closed(subscription);
                if (cause.isEmpty()) {
                    return;
                }
                why.add(subscription + ": " + cause.get());
            }
        }
        if (!why.isEmpty()) {
            throw new HuitongException(
                    ErrorCode.DELIVER_CLOSED,
                    act + " of replay job " + no + " was refused: none of its subscriptions is open. " + why.get(0)
                            + " Grant it again first, see 'grants show'.");
        }
    }

    @Override
    public JobView pause(long no, long revision, String person, String reason) {
        return acted(jobs.pause(no, revision, person, reason));
    }

    @Override
    public JobView resume(long no, long revision, String person, String reason) {
        mustBeOpen(no, "resume");
        return acted(jobs.resume(no, revision, person, reason));
    }

    @Override
    public JobView cancel(long no, long revision, String person, String reason) {
        return acted(jobs.cancel(no, revision, person, reason));
    }

    private JobView acted(Job job) {
        poke.run();
        return view(job, true);
    }

    private JobView view(Job job, boolean whole) {
        Standing rows = jobs.standing(job.no());
        List<JobView.Lane> lanes = new ArrayList<>();
        JobView.Figures all = new JobView.Figures(0, 0, 0, 0, 0, 0);
        for (String subscription : rows.subscriptions()) {
            String cause = job.state().over() ? null : shut(subscription).orElse(null);
            JobView.Figures figures = figures(rows, subscription, cause != null);
            lanes.add(new JobView.Lane(subscription, cause, figures));
            all = all.plus(figures);
        }
        return new JobView(
                job.no(),
                job.revision(),
                job.state().word(),
                job.name(),
                job.reason(),
                job.person(),
                job.starter().isEmpty() ? null : job.starter(),
                Instant.ofEpochMilli(job.created()),
                Instant.ofEpochMilli(job.since()),
                job.order().begins() == 0
                        ? null
                        : Instant.ofEpochMilli(job.order().begins()),
                job.order().canary(),
                job.order().ramp(),
                job.order().rate(),
                job.order().stopAt(),
                job.cause().isEmpty() ? null : job.cause(),
                job.planned(),
                all,
                whole ? skipped(job) : null,
                whole ? lanes : null,
                whole ? preview(jobs.foresight(job.no())) : null);
    }

    /** What waits for a subscription that is closed is held. */
    private static JobView.Figures figures(Standing rows, String s, boolean closed) {
        long waiting = rows.of(s, Fate.WAITING);
        long marked = rows.of(s, Fate.MARKED);
        return new JobView.Figures(
                rows.of(s, Fate.RESOLVED),
                rows.of(s, Fate.FAILED),
                rows.of(s, Fate.SKIPPED),
                rows.of(s, Fate.HELD) + rows.of(s, Fate.LEFT_HELD) + (closed ? waiting + marked : 0),
                closed ? 0 : waiting,
                closed ? 0 : marked);
    }

    private List<JobView.Skipped> skipped(Job job) {
        return jobs.skipped(job.no()).entrySet().stream()
                .map(one -> new JobView.Skipped(one.getKey(), one.getValue()))
                .toList();
    }

    private static JobView.Preview preview(Foresight seen) {
        if (seen.state().isEmpty()) {
            return null;
        }
        return new JobView.Preview(
                seen.state().equals("DONE"),
                seen.counts().stream()
                        .map(c -> new JobView.Outcome(c.outcome(), c.code(), c.rows(), c.example()))
                        .toList());
    }
}
