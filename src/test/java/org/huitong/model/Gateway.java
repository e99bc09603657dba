package org.huitong.model;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.huitong.authorize.Meter;
import org.huitong.bus.Bus;
import org.huitong.bus.CommitListener;
import org.huitong.bus.Lease;
import org.huitong.bus.Publisher;
import org.huitong.catalog.Forms;
import org.huitong.deliver.Allowance;
import org.huitong.deliver.Terms;
import org.huitong.deliver.Trials;
import org.huitong.deliver.Window;
import org.huitong.deliver.Worker;
import org.huitong.deliver.WorkerParts;
import org.huitong.failed.Drainer;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.Events;
import org.huitong.message.HuitongException;
import org.huitong.message.Receipt;
import org.huitong.message.Sequence;
import org.huitong.receive.Claims;
import org.huitong.receive.SeenKeys;
import org.huitong.replay.Feeder;
import org.huitong.wiring.Barriers;
import org.huitong.wiring.Doubts;
import org.huitong.wiring.Epoch;
import org.huitong.wiring.EventInbox;
import org.huitong.wiring.MeteredAllowance;
import org.huitong.wiring.SubscriptionInbox;

/** One life of the gateway's real parts, wired as the product wires them, without threads. */
final class Gateway implements CommitListener {
    private static final String CLEAN = "clean";

    final Scene scene;
    final World world;
    final Bus bus;
    final Sequence sequence;
    final Claims claims;
    final Publisher publisher;
    final Map<String, Worker> workers = new HashMap<>();
    final Map<String, Meter> meters = new HashMap<>();
    final Feeder feeder;
    final boolean unclean;
    private final EventInbox inbox;
    private final Drainer drainer;
    private final Barriers barriers;
    private final Doubts doubts;
    private Lease lease;
    int waiting;

    /** Journal and store of one time, then every event drained, then the workers. */
    Gateway(Scene scene) {
        this.scene = scene;
        this.world = scene.world;
        this.bus = scene.sabotage.bus(scene.bus);
        long epoch = Epoch.begin(bus, this::state, this::setState);
        unclean = epoch > 1 && !state(CLEAN).equals(Optional.of("yes"));
        setState(CLEAN, "no");
        sequence = new Sequence(epoch, "m");
        SeenKeys seen = new SeenKeys(1 << 10);
        scene.shelf.forEachKey((system, key) -> seen.add(new Claims.Key(system, key)));
        claims = new Claims(this::receipt, seen, Runnable::run);
        inbox = new EventInbox(bus);
        drainer = new Drainer(inbox, this::project, this::drained);
        publisher = new Publisher(bus, () -> world.at("room"), this, 64);
        barriers = new Barriers(this::barrier, sequence, () -> world.clock);
        doubts = new Doubts(claims, barriers);
        write(scene.shelf::releaseAll);
        feeder = new Feeder(new Feeder.Parts(
                scene.sabotage.jobs(new ModelJobs(world, scene.shelf.jobs().book())),
                this::maySend,
                subscription -> {
                    if (!subscription.isEmpty()) {
                        workers.get(subscription).poke();
                    }
                },
                () -> world.clock,
                world::wall));
        if (scene.sabotage.opensBeforeTheDrain()) {
            openWorkers();
            workers.keySet().forEach(id -> world.act(new Frame(Frame.Actor.WORKER, id), () -> turn(id)));
        }
        int tries = 0;
        while (bus.depth(Events.ADDRESS) > 0) {
            if (!drainer.drainOnce(0) && ++tries > 5) {
                throw new HuitongException(ErrorCode.PUBLISH_STORE_BEHIND, "the start waits for the store.");
            }
        }
        if (workers.isEmpty()) {
            openWorkers();
        }
    }

    private void openWorkers() {
        scene.subscriptions().forEach(s -> workers.put(s.id(), worker(s)));
    }

    private Optional<String> state(String name) {
        world.store("store.read");
        return scene.shelf.state(name);
    }

    private void setState(String name, String value) {
        write(() -> scene.shelf.setState(name, value));
    }

    private void write(Runnable work) {
        world.store("store.write");
        work.run();
        world.at("after store.write");
    }

    private Optional<Receipt> receipt(String system, String key) {
        world.store("store.receipt");
        Optional<Receipt> found = scene.shelf.receipt(system, key);
        world.at("after store.receipt");
        return found;
    }

    private void project(List<Event> events) {
        world.store("store.apply");
        scene.shelf.apply(events);
        world.frame().stored = true;
        world.at("after store.apply");
    }

    private Worker worker(Scene.Subscription s) {
        WorkerParts parts = new WorkerParts(
                () -> scene.terms(s),
                Scene.PACE,
                () -> scene.sabotage.inbox(new SubscriptionInbox(bus, s.id(), Forms.only(1))),
                scene.sabotage.rows(s.id(), new ModelRows(world, scene.shelf, s.id())),
                scene.sabotage.connector(s.id(), scene.fars.get(s.id())),
                scene.fars.get(s.id()).batch,
                new Trials(),
                Runnable::run,
                2,
                sequence::next,
                () -> sequence.id(sequence.next()),
                this::everythingSoFar,
                discard -> givenUp(s, discard),
                allowance(s.id()),
                () -> world.clock);
        return new Worker(parts, s.id().getBytes(StandardCharsets.UTF_8), unclean);
    }

    private void givenUp(Scene.Subscription s, Terms.Discard discard) {
        write(() -> {
            Far far = scene.fars.get(s.id());
            far.discard = far.discard == null || far.discard.act().equals(discard.act()) ? null : far.discard;
        });
    }

    /** The product's own, and a look at what it gives. */
    private record Counting(Allowance own, Ledger ledger) implements Allowance {
        @Override
        public boolean limited() {
            return own.limited();
        }

        @Override
        public int take(List<String> records) {
            int most = own.take(records);
            ledger.taken(records.subList(0, most));
            return most;
        }

        @Override
        public Optional<Over> over() {
            return own.over();
        }

        @Override
        public void settled(int open, Predicate<String> isOpen) {
            own.settled(open, isOpen);
        }

        @Override
        public void close() {
            own.close();
        }
    }

    private Allowance allowance(String subscription) {
        Far far = scene.fars.get(subscription);
        Meter meter = new Meter(far.ledger::quota, scene.sabotage.book(far.book), world::wall, over -> {});
        meters.put(subscription, meter);
        return new Counting(new MeteredAllowance(meter), far.ledger);
    }

    @Override
    public void committed(List<Event> events) {
        world.at("committed");
        claims.committed(events);
        world.at("after committed");
    }

    @Override
    public void inDoubt(List<Event> events) {
        world.at("in doubt");
        claims.inDoubt(events);
    }

    void drain() {
        drainer.drainOnce(0);
        doubts.look();
        barriers.send();
    }

    private CompletableFuture<Void> barrier(Event event) {
        waiting++;
        return publisher.submit(List.of(), event);
    }

    private BooleanSupplier everythingSoFar() {
        return scene.sabotage.opensBeforeTheDrain() || bus.depth(Events.ADDRESS) == 0 ? () -> true : barriers.ask();
    }

    /** Somebody waits for the store. */
    boolean waitsForStore() {
        return barriers.awaited();
    }

    private void drained(List<Event> events) {
        claims.drained(events);
        if (barriers != null) {
            barriers.drained(events);
        }
    }

    private boolean maySend(String subscription) {
        return scene.subscriptions().stream()
                .filter(s -> s.id().equals(subscription))
                .allMatch(s -> scene.terms(s).live().getAsBoolean());
    }

    /** True where jobs moved. */
    boolean feed() {
        try {
            return feeder.look();
        } catch (HuitongException e) {
            return true;
        }
    }

    void commit() {
        try {
            world.frame().group = waiting;
            waiting = 0;
            publisher.commitWaiting(0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** True where the worker found something to do. */
    boolean turn(String subscription) {
        Worker worker = workers.get(subscription);
        Window window = worker.take(Duration.ZERO);
        if (window == null) {
            return false;
        }
        try {
            worker.admit(window);
            world.frame().stage = Frame.Stage.SEND;
            worker.send(window);
            world.frame().stage = Frame.Stage.SETTLE;
            worker.settle(window);
        } catch (HuitongException e) {
            worker.abandon(window, e);
        } catch (CompletionException e) {
            if (e.getCause() instanceof HuitongException why) {
                worker.abandon(window, why);
            } else {
                throw e;
            }
        }
        return true;
    }

    Lease lease(String source) {
        if (lease == null) {
            lease = Lease.take(bus, source, this);
        }
        world.frame().leased = true;
        return lease;
    }

    void dropLease() {
        if (lease != null) {
            lease.close();
            lease = null;
        }
    }

    /** Nobody has anything of the subscription in hand. */
    boolean letGo(String subscription) {
        return workers.containsKey(subscription) && workers.get(subscription).letGo();
    }

    /** A stop in good order. */
    void stop() {
        dropLease();
        workers.values().forEach(Worker::close);
        while (waiting > 0) {
            commit();
        }
        publisher.close();
        inbox.close();
        if (bus.depth(Events.ADDRESS) == 0 && workers.values().stream().allMatch(Worker::settled)) {
            setState(CLEAN, "yes");
        }
    }
}
