package org.huitong.bench.side;

import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Embedded Artemis as the references use it: the durability of the product's bus, and one queue. */
final class BenchBroker {
    static final String URL = "vm://0";
    static final String QUEUE = "bench";
    /** Beyond this a message gets a file of its own; a slice of the product stays below it. */
    static final int LARGE_BYTES = 1 << 20;

    private static final int JOURNAL_TIMEOUT_NANOS = 100_000;

    private final EmbeddedActiveMQ broker;

    private BenchBroker(EmbeddedActiveMQ broker) {
        this.broker = broker;
    }

    static BenchBroker start(Path dir) throws Exception {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration(dir));
        broker.start();
        return new BenchBroker(broker);
    }

    /** Takes every queued message away and says how many they were. */
    long purge() throws Exception {
        return broker.getActiveMQServer().locateQueue(QUEUE).deleteAllReferences();
    }

    void stop() throws Exception {
        broker.stop();
    }

    private static Configuration configuration(Path dir) throws Exception {
        AddressSettings settings = new AddressSettings()
                .setAutoCreateAddresses(false)
                .setAutoCreateQueues(false)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false);
        return new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalBufferTimeout_NIO(JOURNAL_TIMEOUT_NANOS)
                .setJournalDatasync(true)
                .setJournalMinFiles(2)
                .setJournalPoolFiles(10)
                .setMaxDiskUsage(-1)
                .setJMXManagementEnabled(false)
                .setJournalDirectory(dir.resolve("journal").toString())
                .setBindingsDirectory(dir.resolve("bindings").toString())
                .setPagingDirectory(dir.resolve("paging").toString())
                .setLargeMessagesDirectory(dir.resolve("large").toString())
                .addAddressSetting("#", settings)
                .addAcceptorConfiguration("in-vm", URL)
                .addAddressConfiguration(new CoreAddressConfiguration()
                        .setName(QUEUE)
                        .addRoutingType(RoutingType.ANYCAST)
                        .addQueueConfiguration(QueueConfiguration.of(QUEUE)
                                .setRoutingType(RoutingType.ANYCAST)
                                .setDurable(true)));
    }
}
