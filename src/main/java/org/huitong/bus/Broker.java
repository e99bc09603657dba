package org.huitong.bus;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.postoffice.impl.LocalQueueBinding;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;
import org.huitong.bus.door.Door;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the embedded broker, from its start to its stop or to the first error of its disk. Thread-safe. */
final class Broker {
    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    /** In-VM brokers of one process (tests run several) are told apart by number. */
    private static final AtomicInteger SERVERS = new AtomicInteger();
    /**
     * A call to a broker in this process can only be late, never lost; giving one up would leave a commit under way
     * that nobody hears of. Whoever may not wait so long is answered by {@link Publisher#answerLate}.
     */
    private static final long CALL_TIMEOUT_MILLIS = TimeUnit.DAYS.toMillis(365);

    private static final int IO_THREADS = 5;
    private static final int THREADS = 16;
    private static final int CONSUMER_WINDOW_BYTES = 128 * 1024;
    private static final long STATE_LOOK_MILLIS = 50;
    private static final int LOOKS_EMPTY = 2;
    private static final long PURGE_LOOK_MILLIS = 20;

    private final ActiveMQServer server;
    private final Envelope envelope;
    private final CommitWatch watch;
    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final Pass pass;
    private final Set<ArtemisSession> sessions = ConcurrentHashMap.newKeySet();
    private Thread stopping;

    private Broker(
            ActiveMQServer server,
            Envelope envelope,
            CommitWatch watch,
            ServerLocator locator,
            ClientSessionFactory factory,
            Pass pass) {
        this.envelope = envelope;
        this.pass = pass;
        this.server = server;
        this.watch = watch;
        this.locator = locator;
        this.factory = factory;
    }

    /**
     * Throws PUBLISH-UNAVAILABLE where the journal cannot be opened; nothing is left running then.
     *
     * @param door null where nothing listens on the network
     */
    static Broker start(BusSettings settings, Arrivals arrivals, Door door) {
        Map<String, Object> id = Map.of("serverId", SERVERS.incrementAndGet());
        Configuration configuration = BrokerForm.of(settings, id, door);
        Pass pass = Pass.random();
        configuration.setClusterUser(pass.user());
        configuration.setClusterPassword(pass.password());
        configuration.registerBrokerPlugin(arrivals);
        CommitWatch watch = new CommitWatch();
        ActiveMQServer server = new EndingServer(
                configuration, door == null ? new ActiveMQJAASSecurityManager() : door.security(), watch);
        try {
            TornCommits.takeBack(settings.directory());
            server.getServiceRegistry().setIOExecutorService(new BrokerThreads("bus-io", IO_THREADS));
            server.getServiceRegistry().setExecutorService(new BrokerThreads("bus", THREADS));
            server.registerIOCriticalErrorListener(watch);
            if (door != null) {
                server.addProtocolManagerFactory(door.protocol());
            }
            server.start();
            if (!server.isActive() || !watch.failure().isEmpty()) {
                String why = watch.failure().isEmpty() ? "it is in use or damaged" : watch.failure();
                throw EmbeddedBus.unavailable(
                        "the journal in " + settings.directory() + " cannot be opened: " + why, null);
            }
            ServerLocator locator = locator(id);
            Broker started = new Broker(
                    server, new Envelope(settings.seal()), watch, locator, locator.createSessionFactory(), pass);
            if (door != null) {
                door.standsAt(server);
            }
            return started;
        } catch (HuitongException e) {
            giveUp(server);
            throw e;
        } catch (Exception e) { // the broker's own signature
            giveUp(server);
            throw EmbeddedBus.unavailable("the embedded broker did not start on " + settings.directory(), e);
        }
    }

    private static ServerLocator locator(Map<String, Object> id) {
        return ActiveMQClient.createServerLocatorWithoutHA(
                        new TransportConfiguration(InVMConnectorFactory.class.getName(), id))
                .setBlockOnDurableSend(false)
                .setBlockOnAcknowledge(false)
                // Without credits a send fails at the broker, which marks the transaction; with them it would fail
                // here, and the commit of the rest would pass.
                .setProducerWindowSize(-1)
                .setCallTimeout(CALL_TIMEOUT_MILLIS)
                .setReconnectAttempts(0)
                // What each of many subscriptions may have on its way to its worker, in memory.
                .setConsumerWindowSize(CONSUMER_WINDOW_BYTES)
                .setMinLargeMessageSize(1024 * 1024)
                .setUseGlobalPools(true);
    }

    private static void giveUp(ActiveMQServer server) {
        try {
            server.stop();
            awaitStopped(server);
            letGo(server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) { // the broker's own signature
            LOG.warn("a broker that did not start did not stop cleanly either", e);
        }
    }

    /** Threads that were given to the broker are not its own to end. */
    private static void letGo(ActiveMQServer server) {
        if (server.getServiceRegistry().getExecutorService() != null) {
            server.getServiceRegistry().getExecutorService().shutdown();
        }
    }

    /**
     * The broker's stop returns at once where its own reaction to a disk error is stopping it already, and it calls itself
     * stopped before it lets go of its lock.
     */
    private static void awaitStopped(ActiveMQServer server) throws InterruptedException {
        while (server.getState() != ActiveMQServer.SERVER_STATE.STOPPED || server.getNodeManager() != null) {
            TimeUnit.MILLISECONDS.sleep(STATE_LOOK_MILLIS);
        }
    }

    /** True while it takes commits and its answers may be believed. */
    boolean works() {
        return watch.failure().isEmpty() && server.isActive() && !factory.isClosed();
    }

    CommitWatch watch() {
        return watch;
    }

    ActiveMQServer server() {
        return server;
    }

    Session open(String queue) throws ActiveMQException {
        if (queue == null) {
            return new DirectSession(server, envelope, watch);
        }
        ArtemisSession session =
                new ArtemisSession(factory, pass, queue, this::depth, envelope, watch, sessions::remove);
        sessions.add(session);
        return session;
    }

    /** Throws PUBLISH-UNAVAILABLE where it is not certain, because the broker is going away. */
    long depth(String queue) {
        long depth = 0;
        try {
            Queue found = server.locateQueue(queue);
            depth = found == null ? 0 : found.getMessageCount();
        } catch (RuntimeException e) { // its parts are taken away while it stops
            LOG.debug("counting {} while the broker stops", queue, e);
        }
        if (!works()) {
            throw EmbeddedBus.unavailable("the broker has stopped while " + queue + " was counted", null);
        }
        return depth;
    }

    /** Whether a queue holds a message with that property, also one under way to who takes it. */
    boolean anyWith(String property, String value) {
        boolean found = server.getPostOffice()
                .getAllBindings()
                .filter(LocalQueueBinding.class::isInstance)
                .anyMatch(binding -> has(((LocalQueueBinding) binding).getQueue(), property, value));
        if (!found && !works()) {
            throw EmbeddedBus.unavailable("the broker has stopped while its queues were looked through", null);
        }
        return found;
    }

    private static boolean has(Queue queue, String property, String value) {
        if (queue.getDeliveringMessages().values().stream()
                .flatMap(List::stream)
                .anyMatch(reference -> value.equals(reference.getMessage().getStringProperty(property)))) {
            return true;
        }
        try (LinkedListIterator<MessageReference> waiting = queue.browserIterator()) {
            while (waiting.hasNext()) {
                if (value.equals(waiting.next().getMessage().getStringProperty(property))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** An address whose queue makes room by itself is never full. */
    void keepNewest(String address) {
        server.getAddressSettingsRepository()
                .addMatch(
                        address,
                        new AddressSettings()
                                .setMaxSizeMessages(-1)
                                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE));
    }

    /**
     * Ends the connections of whoever receives from the queue and empties it; what was on its way to them comes back
     * first. Answers how many messages it has taken away.
     *
     * @throws HuitongException PUBLISH_UNAVAILABLE where some are still there after that time
     */
    long purge(String name, Duration within) throws Exception {
        Queue queue = server.locateQueue(name);
        if (queue == null) {
            return 0;
        }
        long end = System.nanoTime() + within.toNanos();
        Set<ServerSession> closing = new HashSet<>();
        long purged = 0;
        int empty = 0;
        do {
            closing.addAll(cut(queue));
            closing.retainAll(server.getSessions());
            purged += queue.deleteAllReferences();
            // What a client had in hand is for a moment counted neither with it nor in the queue, to which it goes
            // back.
            empty = closing.isEmpty() && queue.getMessageCount() == 0 ? empty + 1 : 0;
            if (empty == LOOKS_EMPTY) {
                return purged;
            }
            TimeUnit.MILLISECONDS.sleep(PURGE_LOOK_MILLIS);
        } while (System.nanoTime() < end);
        throw EmbeddedBus.unavailable(
                queue.getMessageCount() + " messages are still in " + name + " after " + within.toMillis() + " ms",
                null);
    }

    /** Those whose sessions are being closed now. */
    private List<ServerSession> cut(Queue queue) {
        List<ServerSession> cut = server.getSessions().stream()
                .filter(session ->
                        session.getServerConsumers().stream().anyMatch(consumer -> consumer.getQueue() == queue))
                .toList();
        cut.forEach(session -> session.getRemotingConnection()
                .fail(new ActiveMQDisconnectedException("what is in " + queue.getName() + " is no longer yours")));
        return cut;
    }

    void declare(String address, QueueConfiguration queue) throws ActiveMQException {
        queue.setDurable(true).setPurgeOnNoConsumers(false).setAutoDelete(false);
        try (ClientSession session = pass.session(factory)) {
            if (!session.addressQuery(SimpleString.of(address)).isExists()) {
                session.createAddress(SimpleString.of(address), queue.getRoutingType(), false);
            }
            if (!session.queueQuery(queue.getName()).isExists()) {
                session.createQueue(queue);
            }
        }
    }

    /** Stops it, or goes on doing so; false where it was not over after that time, because its disk hangs. */
    boolean stop(Duration patience) throws InterruptedException {
        if (stopping == null) {
            stopping = new Thread(this::stopAll, "bus-stop");
            stopping.setDaemon(true);
            stopping.start();
        }
        stopping.join(patience.toMillis());
        return !stopping.isAlive();
    }

    private void stopAll() {
        factory.close();
        locator.close();
        giveUp(server);
        // A call that was made while the broker went away may have missed the news (seen 2026-11-25).
        List.copyOf(sessions).forEach(ArtemisSession::cutOff);
    }
}
