package org.huitong.wiring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.huitong.bus.BusSettings;
import org.huitong.bus.CommitListener;
import org.huitong.bus.EmbeddedBus;
import org.huitong.bus.Publisher;
import org.huitong.failed.DiscardRules;
import org.huitong.failed.Drainer;
import org.huitong.failed.Finder;
import org.huitong.failed.KeyHash;
import org.huitong.failed.Projection;
import org.huitong.failed.Quotas;
import org.huitong.failed.Receipts;
import org.huitong.failed.Resealing;
import org.huitong.failed.Rows;
import org.huitong.failed.Sightings;
import org.huitong.failed.WorkRows;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.Events;
import org.huitong.message.HuitongException;
import org.huitong.message.Sequence;
import org.huitong.receive.Claims;
import org.huitong.receive.SeenKeys;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;

/**
 * What must stand before any route opens: journal and store of one time, every event drained, then the publisher and the
 * drainer at work. Closing goes the other way and leaves the mark of a clean stop. Thread-safe.
 */
public final class Core implements AutoCloseable, CommitListener {
    private static final String CLEAN = "clean";
    private static final long JOIN_SECONDS = 20;
    private static final int LOOKUPS = 2;
    /** Nobody waits for the store: events of this long share one commit of it. */
    private static final long DRAIN_PAUSE_MILLIS = 250;

    private static final long LATE_LOOK_MILLIS = 250;

    private final Bounds bounds;
    private final Secrets secrets;
    private final EmbeddedBus bus;
    private final Store store;
    private final KeyHash keys;
    private final Finder finder;
    private final Sightings sightings;
    private final Projection projection;
    private final Claims claims;
    private final Sequence sequence;
    private final boolean unclean;
    private final Publisher publisher;
    private final EventInbox inbox;
    private final Drainer drainer;
    private final Barriers barriers;
    private final Doubts doubts;
    private final List<Thread> publishing;
    private final Thread draining;
    private final ExecutorService lookups = Executors.newFixedThreadPool(LOOKUPS, Core::lookupThread);
    private volatile boolean running = true;
    private volatile boolean unsettled;

    /**
     * @param maxWaiting intakes that may wait for the bus
     * @param maxUndrained messages on huitong.events that may wait for the store
     * @param keepDays how long a receipt answers repeats
     * @param sentDays how long it is known what became of each record
     * @param discards what a person may give up, and take back
     */
    public record Bounds(int maxWaiting, int maxUndrained, int keepDays, int sentDays, DiscardRules discards) {
        /** By the standard rules of discards. */
        public Bounds(int maxWaiting, int maxUndrained, int keepDays) {
            this(maxWaiting, maxUndrained, keepDays, keepDays, DiscardRules.STANDARD);
        }
    }

    /** Opens journal and store and drains; throws STATE-MISMATCH, STATE-SEALED, PUBLISH-UNAVAILABLE. */
    public Core(BusSettings busSettings, StoreSettings storeSettings, Bounds bounds) {
        this.bounds = bounds;
        secrets = new Secrets(storeSettings.directory().resolve("secrets"), busSettings.seal());
        secrets.closeAll();
        keys = new KeyHash(secrets.keys());
        store = Store.open(storeSettings, busSettings.seal());
        bus = bus(busSettings, store);
        Start start = begin(bus, store, bounds, keys);
        unclean = start.unclean();
        sequence = new Sequence(start.epoch(), UUID.randomUUID().toString().substring(0, 8));
        finder = new Finder(store, keys);
        finder.begun(sequence.start(), Node.name());
        sightings = new Sightings(store, keys, Duration.ofDays(bounds.sentDays()));
        projection = new Projection(store, keys, sightings);
        Receipts receipts = new Receipts(store);
        SeenKeys seen = new SeenKeys(SeenKeys.MANY);
        receipts.forEachKey((system, key) -> seen.add(new Claims.Key(system, key)));
        claims = new Claims(receipts::find, seen, lookups);
        inbox = new EventInbox(bus);
        drainer = new Drainer(inbox, projection::apply, this::drained);
        drainAll();
        publisher = new Publisher(bus, this::requireRoom, this, bounds.maxWaiting());
        barriers = new Barriers(event -> publisher.submit(List.of(), event), sequence, System::currentTimeMillis);
        doubts = new Doubts(claims, barriers);
        publishing = List.of(new Thread(publisher::run, "publish-1"), new Thread(publisher::run, "publish-2"));
        Thread late = new Thread(this::answerLate, "publish-late");
        late.setDaemon(true);
        late.start();
        draining = new Thread(this::drain, "drain");
        publishing.forEach(Thread::start);
        draining.start();
    }

    /** A start that is refused leaves nothing open behind it. */
    private static EmbeddedBus bus(BusSettings settings, Store store) {
        try {
            return EmbeddedBus.start(settings);
        } catch (HuitongException e) {
            store.close();
            throw e;
        }
    }

    /** What this start found. */
    private record Start(long epoch, boolean unclean) {}

    private static Start begin(EmbeddedBus bus, Store store, Bounds bounds, KeyHash keys) {
        try {
            long epoch = Epoch.begin(bus, store);
            boolean unclean = epoch > 1 && !store.state(CLEAN).equals(Optional.of("yes"));
            store.setState(CLEAN, "no");
            new Resealing(store, bus::closedUnder).begin();
            keys.bring(store);
            new WorkRows(store).releaseAll();
            new Quotas(store).sweep(System.currentTimeMillis());
            Receipts receipts = new Receipts(store);
            while (receipts.forget(System.currentTimeMillis(), Duration.ofDays(bounds.keepDays())) > 0) {
                // before the keys of those that stay are read into memory
            }
            return new Start(epoch, unclean);
        } catch (HuitongException e) {
            bus.close();
            store.close();
            throw e;
        }
    }

    private void drainAll() {
        while (!caughtUp()) {
            drainer.drainOnce(1000);
        }
    }

    private void drain() {
        try {
            while (running) {
                boolean drained = drainer.drainOnce(200);
                doubts.look();
                barriers.send();
                // The pause makes batches larger. It would also make a backlog larger, and keep waiting who waits.
                if (!drainer.full() && !(drained && barriers.awaited())) {
                    TimeUnit.MILLISECONDS.sleep(DRAIN_PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        inbox.close();
    }

    private void drained(List<Event> events) {
        claims.drained(events);
        if (barriers != null) {
            barriers.drained(events);
        }
    }

    /** Nobody who pushes waits for ever, whatever the bus does. */
    private void answerLate() {
        try {
            while (running) {
                publisher.answerLate();
                TimeUnit.MILLISECONDS.sleep(LATE_LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void committed(List<Event> events) {
        claims.committed(events);
    }

    @Override
    public void inDoubt(List<Event> events) {
        claims.inDoubt(events);
    }

    @Override
    public void late(List<Event> events) {
        claims.late(events);
    }

    @Override
    public void notKept(List<Event> events) {
        claims.notKept(events);
    }

    /** What the gateway hashes and masks by. */
    public Secrets secrets() {
        return secrets;
    }

    public EmbeddedBus bus() {
        return bus;
    }

    public Store store() {
        return store;
    }

    public Projection projection() {
        return projection;
    }

    public Claims claims() {
        return claims;
    }

    public Sequence sequence() {
        return sequence;
    }

    public Publisher publisher() {
        return publisher;
    }

    public Sightings sightings() {
        return sightings;
    }

    /** By which business keys and texts are found. */
    public KeyHash keys() {
        return keys;
    }

    public Finder finder() {
        return finder;
    }

    public Rows rows() {
        return new Rows(store, bounds.discards());
    }

    /** True where the last stop was none: workers begin with their recovery. */
    public boolean unclean() {
        return unclean;
    }

    /** True when it is certain that the store holds every event that was ever committed. */
    public boolean caughtUp() {
        return undrained().equals(OptionalLong.of(0));
    }

    /** True, once it is, when the store holds every event that had been committed before this call. */
    public BooleanSupplier everythingSoFar() {
        return caughtUp() ? () -> true : barriers.ask();
    }

    /**
     * True while more events wait for the store than may, or the bus cannot say; nothing is taken in until it has caught
     * up (D3).
     */
    public boolean behind() {
        OptionalLong undrained = undrained();
        return undrained.isEmpty() || undrained.getAsLong() > bounds.maxUndrained();
    }

    /** Events that wait for the store; empty while the bus is away. */
    private OptionalLong undrained() {
        try {
            return OptionalLong.of(bus.depth(Events.ADDRESS));
        } catch (HuitongException e) {
            return OptionalLong.empty();
        }
    }

    /** Why the bus takes nothing now. */
    public Optional<HuitongException> busTrouble() {
        try {
            bus.requireWell();
            bus.requireRoom();
            return Optional.empty();
        } catch (HuitongException e) {
            return Optional.of(e);
        }
    }

    /** Why the store takes nothing now; empty while all goes well. */
    public String storeTrouble() {
        return busTrouble().isPresent() ? "" : drainer.trouble();
    }

    private void requireRoom() {
        bus.requireRoom();
        if (behind()) {
            throw new HuitongException(
                    ErrorCode.PUBLISH_STORE_BEHIND,
                    "more than " + bounds.maxUndrained() + " events wait for the store. Nothing was kept; see"
                            + " /observe/health for what ails the store, and send it again later.");
        }
    }

    /** Some effect at a consumer has no commit yet: the next start must begin as after a death. */
    public void leavesEffectsUnsettled() {
        unsettled = true;
    }

    @Override
    public void close() {
        publisher.close();
        publishing.forEach(Core::join);
        running = false;
        join(draining);
        try {
            if (caughtUp() && !unsettled) {
                store.setState(CLEAN, "yes");
            }
        } catch (HuitongException e) {
            // A store that is away now was told so before; the next start counts this stop as unclean.
        }
        bus.close();
        lookups.shutdown();
        store.close();
    }

    private static Thread lookupThread(Runnable task) {
        Thread thread = new Thread(task, "lookup");
        thread.setDaemon(true);
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(JOIN_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
