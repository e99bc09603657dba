package org.huitong.bus;

import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;
import org.huitong.bus.door.Door;
import org.huitong.message.Backfill;
import org.huitong.message.Slice;

/** How the embedded broker is set up. */
final class BrokerForm {
    /** The first-order setting: the embedded default of 3.3 ms gave a blocking producer a thirteenth (STACK 3). */
    private static final int JOURNAL_BUFFER_NANOS = 100_000;

    private static final long LOCK_MILLIS = 10_000;

    /** Twice the largest window there may be: short of it the broker reads no further page, and a window would end early. */
    private static final int TAKEN_PAGED_BYTES = 2 * 1000 * Slice.MAX_BYTES;

    private static final int READ_AHEAD_BYTES = 2 * 1024 * 1024;

    private BrokerForm() {}

    /** @param door null where nothing listens on the network */
    static Configuration of(BusSettings settings, Map<String, Object> id, Door door) {
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
        // Another gateway on the same journal is a refusal, not a start that waits for ever.
        configuration.setJournalLockAcquisitionTimeout(LOCK_MILLIS);
        // Our own check of free space answers 503; the broker's would block producers without a word.
        configuration.setMaxDiskUsage(-1);
        // A disk that hangs is told by health and waited for: nothing but its own log line may come of it, for a commit
        // that is under way must end before it can be told what became of it.
        configuration.setCriticalAnalyzerPolicy(CriticalAnalyzerPolicy.LOG);
        configuration.setScheduledThreadPoolMaxSize(2);
        configuration.setThreadPoolMaxSize(16);
        configuration.setMessageCounterEnabled(false);
        configuration.addAcceptorConfiguration(
                new TransportConfiguration(InVMAcceptorFactory.class.getName(), id, "in-vm"));
        configuration.addAddressSetting("#", addressSettings(settings));
        configuration.addAddressSetting(
                Slice.ADDRESS + "#", addressSettings(settings).setSendToDLAOnNoRoute(true));
        configuration.addAddressSetting(
                Backfill.QUEUE + "#", addressSettings(settings).setSendToDLAOnNoRoute(true));
        if (door != null) {
            withDoor(configuration, settings, door);
        }
        configuration.addAddressConfiguration(
                new CoreAddressConfiguration().setName(EmbeddedBus.DEAD_LETTERS).addRoutingType(RoutingType.ANYCAST));
        return configuration;
    }

    /**
     * Whoever is not the gateway is asked who he is. The broker's own memory of logins is off: its keys are names, and
     * two certificates may have the same.
     */
    private static void withDoor(ConfigurationImpl configuration, BusSettings settings, Door door) {
        configuration.setSecurityEnabled(true);
        configuration.setAuthenticationCacheSize(0);
        configuration.setAuthorizationCacheSize(0);
        configuration.addAcceptorConfiguration(door.acceptor());
        configuration.registerBrokerPlugin(door.incoming());
        // What a system has sent does not run out, and is taken in whatever its sender wished; beyond the bound each
        // further message is an answer to its sender.
        configuration.addAddressSetting(
                Door.IN + "#",
                addressSettings(settings)
                        .setNoExpiry(true)
                        .setPageLimitBytes((long) door.maxInBytes())
                        .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL));
        // Full is an answer to the one who sends, which is the worker: it waits as for any consumer that is away.
        configuration.addAddressSetting(
                Door.OUT + "#",
                addressSettings(settings)
                        .setMaxSizeMessages(door.maxWaiting())
                        .setMaxSizeBytes(-1)
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL));
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
                .setDeadLetterAddress(SimpleString.of(EmbeddedBus.DEAD_LETTERS))
                .setExpiryAddress(SimpleString.of(EmbeddedBus.DEAD_LETTERS))
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(settings.pageAfterBytes())
                .setMaxReadPageBytes(TAKEN_PAGED_BYTES)
                .setPrefetchPageBytes(READ_AHEAD_BYTES)
                .setPageSizeBytes((int) Math.min(1024 * 1024, settings.pageAfterBytes()));
    }
}
