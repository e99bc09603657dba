package org.huitong.wiring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.huitong.authorize.Holding;
import org.huitong.bus.EmbeddedBus;
import org.huitong.catalog.MappingFile;
import org.huitong.deliver.Worker;
import org.huitong.deliver.WorkerStatus;
import org.huitong.failed.BackfillBook;
import org.huitong.message.ErrorCode;
import org.huitong.operate.api.StatusView;
import org.huitong.operate.notice.Alarm;
import org.huitong.replay.Job;
import org.huitong.replay.JobState;

/**
 * How each source and subscription stands, and what a person must see to. Asked every second, so nothing is asked of the
 * store but how many rows there are, and that rarely. Thread-safe.
 */
public final class Conditions {
    private static final String STOPPED = "stopped";

    private final Instant started;
    private final Core core;
    private final Board board;
    private final Workers workers;
    private final Lanes lanes;
    private final ParkedWatch parked;
    private final DiskWatch disk;
    private final Backfills backfills;
    private final Supplier<List<Job>> jobs;

    /** @param jobs replay jobs that are not over, as they were seen last; asking costs nothing */
    public Conditions(
            Instant started,
            Core core,
            Board board,
            Workers workers,
            Lanes lanes,
            ParkedWatch parked,
            DiskWatch disk,
            Backfills backfills,
            Supplier<List<Job>> jobs) {
        this.backfills = backfills;
        this.jobs = jobs;
        this.started = started;
        this.core = core;
        this.board = board;
        this.workers = workers;
        this.lanes = lanes;
        this.parked = parked;
        this.disk = disk;
    }

    /** What people see of the subscription's worker. */
    WorkerStatus of(Holding grant) {
        String id = grant.subscription();
        WorkerStatus status = workers.get(id)
                .map(Worker::status)
                .orElse(new WorkerStatus(
                        "stopped",
                        ErrorCode.DELIVER_CLOSED.text() + ": no file in routes/consumers delivers to it",
                        started.toEpochMilli(),
                        0));
        return status.state().equals("closed")
                ? status
                : board.upkeep()
                        .ofSubscription(id)
                        .map(until -> new WorkerStatus(Upkeep.state(until), "", 0, 0))
                        .orElse(status);
    }

    /** How the source fares. A pause or a maintenance hides trouble with its far end, but not that it cannot go on by itself. */
    Board.SourceState of(MappingFile source) {
        Board.SourceState state = board.source(subject(source));
        if (!source.polled() || state.state().equals(STOPPED)) {
            return state;
        }
        if (board.pause(subject(source)).isPresent()) {
            return new Board.SourceState("paused", "", state.watermark());
        }
        return board.upkeep()
                .until(source.system())
                .map(until -> new Board.SourceState(Upkeep.state(until), "", state.watermark()))
                .orElse(state);
    }

    static String subject(MappingFile source) {
        return source.system() + "/" + source.resource();
    }

    /** Takes each alarm with the kind of trouble that it is; of one subject there is one of a kind. */
    private interface Alarms {
        void add(String kind, StatusView.Alarm alarm);
    }

    /** What a person must see to: of the gateway's own parts, then of subscriptions, then of sources. */
    List<StatusView.Alarm> alarms() {
        List<StatusView.Alarm> alarms = new ArrayList<>();
        each((kind, alarm) -> alarms.add(alarm));
        return alarms;
    }

    /** The same for whoever tells people once. */
    public Collection<Alarm> standing() {
        List<Alarm> alarms = new ArrayList<>();
        each((kind, alarm) -> alarms.add(new Alarm(alarm.subject(), kind, alarm.code(), alarm.text())));
        return alarms;
    }

    private void each(Alarms alarms) {
        core.busTrouble().ifPresent(e -> add(alarms, STOPPED, e.code(), "bus", e.getMessage()));
        add(alarms, STOPPED, ErrorCode.PUBLISH_STORE_BEHIND, "store", core.storeTrouble());
        long dead = core.bus().alive() ? core.bus().depth(EmbeddedBus.DEAD_LETTERS) : 0;
        if (dead > 0) {
            alarms.add(
                    STOPPED,
                    new StatusView.Alarm(
                            ErrorCode.PUBLISH_DEAD_LETTERS.text(),
                            EmbeddedBus.DEAD_LETTERS,
                            dead
                                    + " messages had no queue to go to. See that every subscription of their resource exists,"
                                    + " then publish them again from their source.",
                            started));
        }
        add(alarms, STOPPED, ErrorCode.DELIVER_LANE_FULL, "slow-lane", lanes.trouble());
        add(alarms, "full", ErrorCode.OPERATE_DISK, "disk", disk.trouble());
        board.register().all().forEach(grant -> addSubscription(alarms, grant));
        board.catalog().sources().forEach(source -> addSource(alarms, source));
        backfills.failed().forEach(run -> alarms.add("backfill", failed(run)));
        jobs.get().stream()
                .filter(job -> job.state() == JobState.PAUSED && !job.cause().isEmpty())
                .forEach(job -> alarms.add("replay", stopped(job)));
        parked.many().forEach((subject, text) -> add(alarms, "parked", ErrorCode.OPERATE_PARKED, subject, text));
    }

    private static void add(Alarms alarms, String kind, ErrorCode code, String subject, String text) {
        if (!text.isEmpty()) {
            alarms.add(kind, new StatusView.Alarm(code.text(), subject, text, null));
        }
    }

    private void addSubscription(Alarms alarms, Holding grant) {
        WorkerStatus status = of(grant);
        if (!status.cause().isEmpty()) {
            String code = code(status.cause());
            alarms.add(
                    STOPPED,
                    new StatusView.Alarm(
                            code.isEmpty() ? ErrorCode.DELIVER_CLOSED.text() : code,
                            grant.subscription(),
                            status.cause(),
                            status.since() == 0 ? null : Instant.ofEpochMilli(status.since())));
        }
    }

    private void addSource(Alarms alarms, MappingFile source) {
        String cause = of(source).cause();
        if (!cause.isEmpty()) {
            alarms.add(STOPPED, new StatusView.Alarm(code(cause), subject(source), cause, started));
        }
        String refused = board.refusedFiles(subject(source));
        if (!refused.isEmpty()) {
            alarms.add("refused", new StatusView.Alarm(code(refused), subject(source), refused, null));
        }
    }

    private static StatusView.Alarm failed(BackfillBook.Entry run) {
        return new StatusView.Alarm(
                code(run.cause()), run.subscription(), "backfill: " + run.cause(), Instant.ofEpochMilli(run.since()));
    }

    private static StatusView.Alarm stopped(Job job) {
        return new StatusView.Alarm(
                code(job.cause()), "replay job " + job.no(), job.cause(), Instant.ofEpochMilli(job.since()));
    }

    /** A cause is {@code CODE: text}. */
    private static String code(String cause) {
        return cause.substring(0, Math.max(0, cause.indexOf(':')));
    }
}
