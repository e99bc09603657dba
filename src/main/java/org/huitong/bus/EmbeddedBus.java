package org.huitong.bus;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.huitong.bus.door.Door;
import org.huitong.message.ErrorCode;
import org.huitong.message.Events;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Artemis in this process, journal synced at every commit. Where there is no {@link Door} nothing listens on the
 * network, and systems reach the bus only through the gateway's own stages. An error of the journal's disk ends the broker's life, every session with it; a new
 * one begins by itself, on the same journal, once the old one is over and the disk takes writes again. Thread-safe.
 */
public final class EmbeddedBus implements Bus, AutoCloseable {
    /** Where messages end that had no route; must stay empty. */
    public static final String DEAD_LETTERS = "huitong.dead-letters";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBus.class);
    private static final Duration PURGE = Duration.ofSeconds(1);
    private static final long LOOK_MILLIS = 200;
    private static final long RETRY_MILLIS = 1_000;
    private static final Duration STOP = Duration.ofSeconds(20);
    /** A commit takes milliseconds: one of this length means that the disk, or the broker, hangs. */
    private static final Duration STUCK = Duration.ofSeconds(5);

    private static final String RESTS = "it rests while a backup is made";

    private final BusSettings settings;
    private final JournalDisk disk;
    private final Arrivals arrivals;
    /** Null where nothing listens on the network. */
    private final Door door;

    private final CountDownLatch closing = new CountDownLatch(1);
    /** Whoever ends a broker's life begins the next one. */
    private final ReentrantLock life = new ReentrantLock();

    private final Thread keeper = new Thread(this::keep, "bus-keeper");
    private volatile Broker broker;
    private volatile String down = "";

    private EmbeddedBus(BusSettings settings, JournalDisk disk, Broker broker, Arrivals arrivals, Door door) {
        this.door = door;
        this.settings = settings;
        this.disk = disk;
        this.arrivals = arrivals;
        this.broker = broker;
        keeper.setDaemon(true);
    }

    /** Starts the broker; throws PUBLISH-UNAVAILABLE where the journal cannot be opened. */
    public static EmbeddedBus start(BusSettings settings) {
        JournalDisk disk = new JournalDisk(settings);
        Arrivals arrivals = new Arrivals();
        Door door = settings.door().map(Door::new).orElse(null);
        EmbeddedBus bus = new EmbeddedBus(settings, disk, Broker.start(settings, arrivals, door), arrivals, door);
        bus.declareQueue(DEAD_LETTERS);
        bus.declareQueue(Events.ADDRESS);
        bus.keeper.start();
        return bus;
    }

    private void keep() {
        try {
            while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!broker.works()) {
                    revive();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void revive() throws InterruptedException {
        life.lockInterruptibly();
        try {
            if (!broker.works()) {
                down = broker.watch().failure();
                LOG.error(
                        "the broker on {} has stopped: {}. It begins anew once the disk takes writes",
                        directory(),
                        down);
                begin();
                LOG.info("the broker on {} is back", directory());
            }
        } finally {
            life.unlock();
        }
    }

    /** The old life must be over before the new one reads the journal, or its last commits could come after that. */
    private void begin() throws InterruptedException {
        while (closing.getCount() > 0) {
            try {
                if (broker.stop(STOP)) {
                    disk.requireSame();
                    disk.requireWritable();
                    disk.requireRoom();
                    broker = Broker.start(settings, arrivals, door);
                    down = "";
                    arrivals.tellAll();
                    return;
                }
                down = "it hangs in its last write";
            } catch (HuitongException e) {
                down = e.getMessage();
            }
            closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Does that while the broker is stopped, so that its files are as a clean stop leaves them; then the broker begins anew.
     * Whoever needs the bus meanwhile finds it away, as after an error of its disk.
     *
     * @throws HuitongException PUBLISH-UNAVAILABLE where it could not be stopped; nothing was done then
     */
    public void still(Runnable work) {
        life.lock();
        try {
            down = RESTS;
            if (!broker.stop(STOP)) {
                throw unavailable("the broker hangs in its last write", null);
            }
            try {
                work.run();
            } finally {
                begin();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the gateway is stopping", e);
        } finally {
            life.unlock();
        }
    }

    @Override
    public Session open(String queue) {
        try {
            return working().open(queue);
        } catch (ActiveMQException e) {
            throw unavailable("no session for queue " + queue + ": " + e.getMessage(), e);
        }
    }

    /** Who is to know when a message comes. */
    public Arrivals arrivals() {
        return arrivals;
    }

    /** Where systems' own clients come in; empty where none may. */
    public Optional<Door> door() {
        return Optional.ofNullable(door);
    }

    private Broker working() {
        Broker now = broker;
        if (!now.works()) {
            throw away();
        }
        return now;
    }

    private HuitongException away() {
        if (down.equals(RESTS)) {
            return new HuitongException(
                    ErrorCode.PUBLISH_UNAVAILABLE, "the broker rests while a backup is made. Try again in a moment.");
        }
        String why = down.isEmpty() ? broker.watch().failure() : down;
        return unavailable("the broker has stopped: " + (why.isEmpty() ? "see the log" : why), null);
    }

    @Override
    public long depth(String queue) {
        return working().depth(queue);
    }

    /** Whether a message waits, or is under way, that was closed under the key of that name. It goes through all there are. */
    public boolean closedUnder(String key) {
        return working().anyWith(Envelope.KEY, key);
    }

    @Override
    public void declareQueue(String name) {
        declare(name, QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST));
    }

    @Override
    public void declareTokenQueue(String name) {
        declare(
                name,
                QueueConfiguration.of(name)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setLastValue(true)
                        .setExclusive(true));
    }

    @Override
    public void declareSubscription(String address, String queue) {
        declare(
                address,
                QueueConfiguration.of(queue)
                        .setAddress(address)
                        .setRoutingType(RoutingType.MULTICAST)
                        .setExclusive(true));
    }

    /** Makes sure that the queue exists which one system sends to, or receives from. */
    public void declareOwn(String name) {
        boolean exclusive = name.startsWith(Door.IN); // what a system has sent is taken in one after the other
        declare(
                name,
                QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST).setExclusive(exclusive));
    }

    /** Makes sure that the queue of answers exists, which keeps so many of the newest. */
    public void declareAnswers(String name, int most) {
        working().keepNewest(name);
        declare(
                name,
                QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST).setRingSize((long) most));
    }

    /**
     * Takes what a system has been given into its own queue away from it: its clients are cut off and the queue is
     * emptied, within a second. Answers how many messages there were.
     *
     * @throws HuitongException PUBLISH_UNAVAILABLE where that is not certain
     */
    public long purgeOwn(String name) {
        try {
            return working().purge(name, PURGE);
        } catch (HuitongException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(name + " was not emptied to its end", e);
        } catch (Exception e) { // the broker's own signature
            throw unavailable(name + " could not be emptied", e);
        }
    }

    private void declare(String address, QueueConfiguration queue) {
        try {
            working().declare(address, queue);
        } catch (ActiveMQException e) {
            throw unavailable("queue " + queue.getName() + " could not be created: " + e.getMessage(), e);
        }
    }

    /**
     * Throws PUBLISH-DISK-FULL where less than the configured room is left under the journal, PUBLISH-UNAVAILABLE where
     * the broker has stopped. Asked before every group, so that a full disk is a refusal and not a broker that gives up.
     */
    public void requireRoom() {
        disk.requireRoom();
        working();
    }

    /** Throws PUBLISH-UNAVAILABLE where the broker has stopped or hangs; the text says what the disk said. */
    public void requireWell() {
        Duration stuck = working().watch().stuckFor();
        if (stuck.compareTo(STUCK) > 0) {
            throw unavailable("the broker has not finished a commit for " + stuck.toSeconds() + " s", null);
        }
    }

    private Path directory() {
        return settings.directory();
    }

    /** The broker itself, for tests that break it. */
    ActiveMQServer broker() {
        return broker.server();
    }

    /** True while the broker takes commits. */
    public boolean alive() {
        return broker.works();
    }

    static HuitongException unavailable(String what, Throwable cause) {
        return new HuitongException(
                ErrorCode.PUBLISH_UNAVAILABLE,
                what + ". Free or mend the disk under it; the log has the broker's own words. A gateway that runs goes"
                        + " on by itself, one that was starting must be started again.",
                cause);
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            keeper.join(STOP.toMillis());
            boolean mine = life.tryLock(STOP.toMillis(), TimeUnit.MILLISECONDS);
            if (!mine || !broker.stop(STOP)) {
                LOG.warn("the broker on {} hangs in its last write and is left behind", directory());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
