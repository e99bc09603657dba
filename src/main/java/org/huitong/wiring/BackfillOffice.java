package org.huitong.wiring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.huitong.authorize.Holding;
import org.huitong.catalog.MappingFile;
import org.huitong.catalog.Resource;
import org.huitong.catalog.Words;
import org.huitong.failed.BackfillBook.Entry;
import org.huitong.message.Backfill;
import org.huitong.message.BackfillState;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Tally;
import org.huitong.operate.api.BackfillDesk;
import org.huitong.operate.api.BackfillView;

/** The running gateway's backfills, as the admin API sees them. Thread-safe. */
public final class BackfillOffice implements BackfillDesk {
    private final Board board;
    private final Core core;
    private final Workers workers;
    private final Backfills backfills;
    private final Function<String, Optional<Boolean>> again;

    /** @param again whether a source can be read again; empty where no route of it runs */
    public BackfillOffice(
            Board board, Core core, Workers workers, Backfills backfills, Function<String, Optional<Boolean>> again) {
        this.board = board;
        this.core = core;
        this.workers = workers;
        this.backfills = backfills;
        this.again = again;
    }

    @Override
    public List<BackfillView> list() {
        return backfills.entries().values().stream().map(this::view).toList();
    }

    @Override
    public synchronized BackfillView start(String subscription, long rate, String person) {
        Holding holding = board.register()
                .of(subscription)
                .orElseThrow(() -> new HuitongException(
                        ErrorCode.OPERATE_UNKNOWN,
                        "There is no such subscription. "
                                + Words.nearest(
                                                subscription,
                                                board.register().all().stream()
                                                        .map(Holding::subscription)
                                                        .toList())
                                        .map(near -> "Did you mean " + near + "?")
                                        .orElse("See 'status' for those there are.")));
        backfills.of(subscription).ifPresent(run -> {
            throw state(
                    subscription,
                    "it is under way, " + run.entry().state().word()
                            + ". Cancel that one first, or let it go on with 'backfill resume'.");
        });
        if (!backfills.granted(subscription)) {
            throw state(subscription, "the subscription is closed. See 'grants show', and open it first.");
        }
        if (workers.get(subscription).isEmpty()) {
            throw state(subscription, "no file in routes/consumers delivers to it. Write one first.");
        }
        return view(backfills.start(subscription, sources(subscription, holding.resource()), rate, person));
    }

    /** Every source must be one that can be read again: what only some have would look like all there is. */
    private Map<String, String> sources(String subscription, String resource) {
        boolean every = board.catalog()
                .resource(resource)
                .map(known -> known.order() == Resource.Order.EVERY)
                .orElse(false);
        if (every) {
            throw new HuitongException(
                    ErrorCode.BACKFILL_EVERY,
                    "a backfill of " + subscription + " was refused: the records of " + resource
                            + " are events (order: every), and those that it has received already would come to it as new"
                            + " ones. Ask the system that provides them to send the missing ones again.");
        }
        Map<String, String> sources = new LinkedHashMap<>();
        List<String> not = new ArrayList<>();
        for (MappingFile source : board.catalog().sources()) {
            String name = source.system() + "/" + source.resource();
            if (source.resource().equals(resource)) {
                sources.put(name, String.valueOf(board.source(name).watermark()));
                if (!again.apply(name).orElse(false)) {
                    not.add(name);
                }
            }
        }
        if (!not.isEmpty() || sources.isEmpty()) {
            throw new HuitongException(
                    ErrorCode.BACKFILL_NO_SOURCE,
                    "a backfill of " + subscription + " was refused: "
                            + (sources.isEmpty() ? "no source feeds " + resource : String.join(", ", not))
                            + (sources.isEmpty()
                                    ? ""
                                    : " cannot be read again: it hands over by itself, or what was taken is"
                                            + " gone there, or no route of it runs")
                            + ". Ask its system to send its records once more; they reach every subscription then.");
        }
        return sources;
    }

    @Override
    public BackfillView pause(String subscription, String person) {
        BackfillRun run = underWay(subscription, "pause");
        if (run.entry().state() != BackfillState.RUNNING) {
            throw state(
                    subscription, "it is " + run.entry().state().word() + ", and only a running one can be paused.");
        }
        return acted(run, BackfillState.PAUSED, "backfill-pause", person);
    }

    @Override
    public BackfillView resume(String subscription, String person) {
        BackfillRun run = underWay(subscription, "resume");
        if (!run.entry().state().stands()) {
            throw state(
                    subscription,
                    "it is " + run.entry().state().word()
                            + ", and only one that is paused, failed or still starting can go on.");
        }
        return acted(run, BackfillState.RUNNING, "backfill-resume", person);
    }

    @Override
    public BackfillView cancel(String subscription, String person) {
        BackfillRun run = underWay(subscription, "cancel");
        return acted(run, BackfillState.CANCELLING, "backfill-cancel", person);
    }

    private BackfillRun underWay(String subscription, String act) {
        return backfills.of(subscription).orElseThrow(() -> state(subscription, "there is none to " + act + "."));
    }

    private BackfillView acted(BackfillRun run, BackfillState state, String action, String person) {
        String subscription = run.backfill().subscription();
        return backfills
                .act(run, state, action, person)
                .map(this::view)
                .orElseThrow(() -> state(subscription, "it has come to its end meanwhile."));
    }

    private static HuitongException state(String subscription, String why) {
        return new HuitongException(
                ErrorCode.BACKFILL_STATE, "the backfill of " + subscription + " was left as it is: " + why);
    }

    private BackfillView view(Entry entry) {
        Backfill backfill = new Backfill(entry.subscription(), entry.run());
        Map<Tally, Long> counts = core.projection().tallies(backfill.tally());
        return new BackfillView(
                entry.subscription(),
                entry.state().word(),
                cause(entry),
                entry.person(),
                Instant.ofEpochMilli(entry.started()),
                Instant.ofEpochMilli(entry.since()),
                entry.rate(),
                counts.getOrDefault(Tally.RECEIVED, 0L),
                counts.getOrDefault(Tally.PUBLISHED, 0L),
                counts.getOrDefault(Tally.SETTLED, 0L),
                core.bus().alive() ? core.bus().depth(backfill.queue()) : 0,
                sources(entry));
    }

    private String cause(Entry entry) {
        if (!entry.cause().isEmpty() || entry.state().over()) {
            return entry.cause().isEmpty() ? null : entry.cause();
        }
        return backfills.granted(entry.subscription())
                ? null
                : ErrorCode.DELIVER_CLOSED.text() + ": the subscription is closed; it goes on when that is open again";
    }

    private List<BackfillView.Source> sources(Entry entry) {
        Map<String, String> targets = entry.sources();
        return backfills
                .of(entry.subscription())
                .map(run -> run.reached().stream()
                        .map(at -> new BackfillView.Source(
                                at.source(),
                                at.watermark() == null ? null : String.valueOf(at.watermark()),
                                targets.get(at.source()),
                                at.cause().isEmpty() ? null : at.cause(),
                                at.ended()))
                        .toList())
                .orElse(targets.entrySet().stream()
                        .map(one -> new BackfillView.Source(
                                one.getKey(), null, one.getValue(), null, entry.state() == BackfillState.DONE))
                        .toList());
    }
}
