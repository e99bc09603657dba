package org.huitong.wiring;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.huitong.authorize.Decision;
import org.huitong.authorize.Register;
import org.huitong.bus.Lease;
import org.huitong.bus.Pull;
import org.huitong.bus.Pulls;
import org.huitong.failed.BackfillBook;
import org.huitong.failed.BackfillBook.Entry;
import org.huitong.message.Backfill;
import org.huitong.message.BackfillState;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives subscriptions what came before them: their sources are read again from the beginning, into a queue of the subscription's
 * own, until nothing more is found there. A run is written down before its queue and tokens are made, and runs after that, so
 * that a death in between is finished by the next start. Thread-safe.
 */
public final class Backfills implements Pulls, BackfillRun.Ends {
    private static final Logger LOG = LoggerFactory.getLogger(Backfills.class);

    private final Core core;
    private final Register register;
    private final BackfillBook book;
    private final BackfillRun.Parts parts;
    /** By subscription; those not over. */
    private final Map<String, BackfillRun> runs = new ConcurrentHashMap<>();
    /** By subscription; the last one of each that is over. */
    private final Map<String, Entry> ended = new ConcurrentHashMap<>();

    private volatile Consumer<String> known = subscription -> {};

    /**
     * @param running whether a source's route runs
     * @param most slices of one subscription's backfill that may wait for its worker
     */
    public Backfills(Core core, Register register, Predicate<String> running, int most) {
        this.core = core;
        this.register = register;
        this.book = new BackfillBook(core.store());
        this.parts = new BackfillRun.Parts(this::granted, backfill -> full(backfill, most), running, this);
    }

    private boolean full(Backfill backfill, int most) {
        try {
            return core.bus().depth(backfill.queue()) >= most;
        } catch (HuitongException e) {
            return true; // a bus that is away takes nothing
        }
    }

    /**
     * Goes on with what was under way at the last stop. Call it once, before any route opens.
     *
     * @param metered hears of each subscription that was ever given something
     */
    public void open(Consumer<String> metered) {
        known = metered;
        for (Entry entry : book.all()) {
            known.accept(entry.subscription());
            if (entry.state().over()) {
                ended.put(entry.subscription(), entry);
            } else {
                BackfillRun run = new BackfillRun(entry, parts);
                runs.put(entry.subscription(), run);
                if (entry.state() == BackfillState.STARTING) {
                    make(run);
                }
            }
        }
    }

    boolean granted(String subscription) {
        return register.of(subscription)
                .map(holding -> holding.rule(Instant.now()) == Decision.Rule.GRANTED)
                .orElse(false);
    }

    /** The one of a subscription that is not over. */
    Optional<BackfillRun> of(String subscription) {
        return Optional.ofNullable(runs.get(subscription));
    }

    /** What its worker must know of; costs nothing. */
    public Optional<SubscriptionInbox.Backfilling> backfilling(String subscription) {
        return of(subscription)
                .filter(run -> run.entry().state() != BackfillState.STARTING)
                .map(run -> run);
    }

    /** The last of each subscription, over or not, in order of subscription. */
    Map<String, Entry> entries() {
        Map<String, Entry> all = new java.util.TreeMap<>(ended);
        runs.forEach((subscription, run) -> all.put(subscription, run.entry()));
        return all;
    }

    /** Those that cannot go on by themselves; costs nothing. */
    List<Entry> failed() {
        return runs.values().stream()
                .map(BackfillRun::entry)
                .filter(entry -> entry.state() == BackfillState.FAILED)
                .toList();
    }

    /** Begins one; the caller has seen to it that there is none under way. */
    synchronized Entry start(String subscription, Map<String, String> sources, long rate, String person) {
        long now = System.currentTimeMillis();
        String run = core.sequence().id(core.sequence().next());
        declare(new Backfill(subscription, run), sources);
        Entry entry = new Entry(
                subscription, run, BackfillState.STARTING, rate, person, now, now, "", new LinkedHashMap<>(sources));
        book.write(entry, "backfill-start", person);
        BackfillRun begun = new BackfillRun(entry, parts);
        runs.put(subscription, begun);
        ended.remove(subscription);
        known.accept(subscription);
        make(begun);
        return begun.entry();
    }

    /** Makes the queues that are not there yet. */
    private void declare(Backfill backfill, Map<String, String> sources) {
        core.bus().declareSubscription(backfill.queue(), backfill.queue());
        sources.keySet().forEach(source -> core.bus().declareTokenQueue(Lease.queue(place(backfill, source))));
    }

    private static String place(Backfill backfill, String source) {
        return backfill.place(source.replace('/', '.'));
    }

    /** Puts every place at the beginning; nothing is read before that is done. */
    private void make(BackfillRun run) {
        Backfill backfill = run.backfill();
        declare(backfill, run.entry().sources());
        for (String source : run.entry().sources().keySet()) {
            Lease.set(core.bus(), place(backfill, source), "{}".getBytes(StandardCharsets.UTF_8));
        }
        Entry running = run.entry().in(BackfillState.RUNNING, "", System.currentTimeMillis());
        book.write(running);
        run.becomes(running);
        core.bus().arrivals().tell(backfill.subscription());
    }

    /** A person's word; empty where the run has come to its end meanwhile. */
    synchronized Optional<Entry> act(BackfillRun run, BackfillState state, String action, String person) {
        if (runs.get(run.backfill().subscription()) != run) {
            return Optional.empty();
        }
        boolean unmade = run.entry().state() == BackfillState.STARTING && state == BackfillState.RUNNING;
        Entry next = run.entry().in(unmade ? BackfillState.STARTING : state, "", System.currentTimeMillis());
        book.write(next, action, person);
        if (unmade) {
            make(run);
            return Optional.of(run.entry());
        }
        run.becomes(next);
        core.bus().arrivals().tell(next.subscription());
        return Optional.of(next);
    }

    @Override
    public List<Pull> pulls(String source) {
        List<Pull> pulls = new ArrayList<>();
        runs.values().forEach(run -> pulls.addAll(run.pulls(source)));
        return pulls;
    }

    @Override
    public void pulled(BackfillRun run) {
        core.bus().arrivals().tell(run.backfill().subscription());
    }

    @Override
    public void failed(BackfillRun run, String text) {
        ends(run, BackfillState.FAILED, text);
    }

    @Override
    public void through(BackfillRun run) {
        ends(run, run.entry().state() == BackfillState.CANCELLING ? BackfillState.CANCELLED : BackfillState.DONE, "");
    }

    /** Where the store is away it is tried again: at the next look of the worker, the next turn of the source. */
    private synchronized void ends(BackfillRun run, BackfillState state, String text) {
        if (runs.get(run.backfill().subscription()) != run) {
            return;
        }
        Entry next = run.entry().in(state, text, System.currentTimeMillis());
        try {
            book.write(next);
        } catch (HuitongException e) {
            LOG.debug("backfill of {} is {}, and the store does not know it yet", next.subscription(), state, e);
            return;
        }
        run.becomes(next);
        if (state.over()) {
            ended.put(next.subscription(), next);
            runs.remove(next.subscription());
        }
        LOG.info("backfill of {} is {} {}", next.subscription(), state.word(), text);
    }
}
