package org.huitong.bus;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.huitong.message.ErrorCode;
import org.huitong.message.Events;
import org.huitong.message.HuitongException;
import org.huitong.message.Slice;

/**
 * Artemis in this process, journal synced at every commit. Nothing listens on the network: systems reach the bus only
 * through the gateway's own stages. Thread-safe.
 */
public final class EmbeddedBus implements Bus, AutoCloseable {
    /** Where messages end that had no route; must stay empty. */
    public static final String DEAD_LETTERS = "huitong.dead-letters";

    /** In-VM brokers of one process (tests run several) are told apart by number. */
    private static final AtomicInteger SERVERS = new AtomicInteger();
    /** The first-order setting: the embedded default of 3.3 ms gave a blocking producer a thirteenth (STACK 3). */
    private static final int JOURNAL_BUFFER_NANOS = 100_000;

    private static final long CALL_TIMEOUT_MILLIS = 30_000;
    private static final int CONSUMER_WINDOW_BYTES = 128 * 1024;

    private final BusSettings settings;
    private final EmbeddedActiveMQ server;
    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final Arrivals arrivals;

    private EmbeddedBus(
            BusSettings settings,
            EmbeddedActiveMQ server,
            ServerLocator locator,
            ClientSessionFactory factory,
            Arrivals arrivals) {
        this.settings = settings;
        this.server = server;
        this.locator = locator;
        this.factory = factory;
        this.arrivals = arrivals;
    }

    /** Starts the broker; throws PUBLISH-UNAVAILABLE where the journal cannot be opened. */
    public static EmbeddedBus start(BusSettings settings) {
        Map<String, Object> id = Map.of("serverId", SERVERS.incrementAndGet());
        try {
            EmbeddedActiveMQ server = new EmbeddedActiveMQ();
            Arrivals arrivals = new Arrivals();
            Configuration configuration = configuration(settings, id);
            configuration.registerBrokerPlugin(arrivals);
            server.setConfiguration(configuration);
            server.start();
            if (!server.getActiveMQServer().isActive()) {
                throw unavailable("the journal in " + settings.directory() + " is in use or cannot be opened", null);
            }
            ServerLocator locator = ActiveMQClient.createServerLocatorWithoutHA(
                            new TransportConfiguration(InVMConnectorFactory.class.getName(), id))
                    .setBlockOnDurableSend(false)
                    .setBlockOnAcknowledge(false)
                    // Without credits a send fails at the broker, which marks the transaction; with them it would fail
                    // here, and the commit of the rest would pass.
                    .setProducerWindowSize(-1)
                    .setCallTimeout(CALL_TIMEOUT_MILLIS)
                    .setReconnectAttempts(0)
                    .setMinLargeMessageSize(1024 * 1024)
                    // What each of many subscriptions may have on its way to its worker, in memory.
                    .setConsumerWindowSize(CONSUMER_WINDOW_BYTES)
                    .setUseGlobalPools(true);
            EmbeddedBus bus = new EmbeddedBus(settings, server, locator, locator.createSessionFactory(), arrivals);
            bus.declareQueue(DEAD_LETTERS);
            bus.declareQueue(Events.ADDRESS);
            return bus;
        } catch (HuitongException e) {
            throw e;
        } catch (Exception e) { // the broker's own signature
            throw unavailable("the embedded broker did not start on " + settings.directory(), e);
        }
    }

    private static Configuration configuration(BusSettings settings, Map<String, Object> id) {
        Path dir = settings.directory();
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setName("huitong");
        configuration.setPersistenceEnabled(true);
        configuration.setSecurityEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalBufferTimeout_NIO(JOURNAL_BUFFER_NANOS);
        configuration.setPageSyncTimeout(JOURNAL_BUFFER_NANOS);
        configuration.setJournalFileSize(settings.journalFileBytes());
        configuration.setJournalMinFiles(2);
        configuration.setJournalPoolFiles(10);
        configuration.setJournalDirectory(dir.resolve("journal").toString());
        configuration.setBindingsDirectory(dir.resolve("bindings").toString());
        configuration.setLargeMessagesDirectory(dir.resolve("large").toString());
        configuration.setPagingDirectory(dir.resolve("paging").toString());
        // Our own check of free space answers 503; the broker's would block producers without a word.
        configuration.setMaxDiskUsage(-1);
        configuration.setScheduledThreadPoolMaxSize(2);
        configuration.setThreadPoolMaxSize(16);
        configuration.setMessageCounterEnabled(false);
        configuration.addAcceptorConfiguration(
                new TransportConfiguration(InVMAcceptorFactory.class.getName(), id, "in-vm"));
        configuration.addAddressSetting("#", addressSettings(settings));
        configuration.addAddressSetting(
                Slice.ADDRESS + "#", addressSettings(settings).setSendToDLAOnNoRoute(true));
        configuration.addAddressConfiguration(
                new CoreAddressConfiguration().setName(DEAD_LETTERS).addRoutingType(RoutingType.ANYCAST));
        return configuration;
    }

    /** Never deliver less, never later, never elsewhere: the worker alone decides what becomes of a message. */
    private static AddressSettings addressSettings(BusSettings settings) {
        return new AddressSettings()
                .setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(0)
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
                .setExpiryAddress(SimpleString.of(DEAD_LETTERS))
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(settings.pageAfterBytes())
                .setPageSizeBytes((int) Math.min(1024 * 1024, settings.pageAfterBytes()));
    }

    @Override
    public Session open(String queue) {
        if (queue == null) {
            return new DirectSession(server.getActiveMQServer(), CALL_TIMEOUT_MILLIS);
        }
        try {
            return new ArtemisSession(factory, queue, () -> depth(queue));
        } catch (ActiveMQException e) {
            throw unavailable("no session for queue " + queue, e);
        }
    }

    /** Who is to know when a message comes. */
    public Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public long depth(String queue) {
        Queue found = server.getActiveMQServer().locateQueue(queue);
        return found == null ? 0 : found.getMessageCount();
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

    private void declare(String address, QueueConfiguration queue) {
        queue.setDurable(true).setPurgeOnNoConsumers(false).setAutoDelete(false);
        try (ClientSession session = factory.createSession()) {
            if (!session.addressQuery(SimpleString.of(address)).isExists()) {
                session.createAddress(SimpleString.of(address), queue.getRoutingType(), false);
            }
            if (!session.queueQuery(queue.getName()).isExists()) {
                session.createQueue(queue);
            }
        } catch (ActiveMQException e) {
            throw unavailable("queue " + queue.getName() + " could not be created", e);
        }
    }

    /**
     * Throws PUBLISH-DISK-FULL where less than the configured room is left under the journal. Asked before every group,
     * so that a full disk is a refusal and not a broker that gives up.
     */
    public void requireRoom() {
        long free = settings.directory().toFile().getUsableSpace();
        if (free < settings.minFreeBytes()) {
            throw new HuitongException(
                    ErrorCode.PUBLISH_DISK_FULL,
                    "the disk under " + settings.directory() + " has " + free + " bytes left, less than the "
                            + settings.minFreeBytes() + " kept free (huitong.bus.minFreeBytes). Make room; nothing"
                            + " needs a restart.");
        }
    }

    /** The broker itself, for tests that break it. */
    EmbeddedActiveMQ broker() {
        return server;
    }

    /** True while the broker takes commits. */
    public boolean alive() {
        return server.getActiveMQServer().isActive() && !factory.isClosed();
    }

    private static HuitongException unavailable(String what, Throwable cause) {
        return new HuitongException(
                ErrorCode.PUBLISH_UNAVAILABLE,
                what + ". See the log for the broker's own words, then restart the gateway.",
                cause);
    }

    @Override
    public void close() {
        factory.close();
        locator.close();
        try {
            server.stop();
        } catch (Exception e) { // the broker's own signature
            throw unavailable("the broker did not stop cleanly", e);
        }
    }
}
