package org.huitong.bus;

import java.util.HashSet;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.huitong.seal.Seal;

/** Another gateway on the same broker, with a connection of its own that the broker may give up. */
final class Node implements Bus, AutoCloseable {
    private final EmbeddedBus bus;
    private final ActiveMQServer server;
    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final Set<RemotingConnection> own;

    Node(EmbeddedBus bus) throws Exception {
        this.bus = bus;
        this.server = bus.broker();
        Set<RemotingConnection> before = server.getRemotingService().getConnections();
        locator = ActiveMQClient.createServerLocatorWithoutHA(new TransportConfiguration(
                        InVMConnectorFactory.class.getName(),
                        server.getConfiguration()
                                .getAcceptorConfigurations()
                                .iterator()
                                .next()
                                .getParams()))
                .setBlockOnDurableSend(false)
                .setBlockOnAcknowledge(false)
                .setProducerWindowSize(-1)
                .setReconnectAttempts(0);
        factory = locator.createSessionFactory();
        factory.createSession().close(); // the broker knows a connection from its first session on
        own = new HashSet<>(server.getRemotingService().getConnections());
        own.removeAll(before);
    }

    /**
     * Messages that the broker knows to be acknowledged and not committed. Who lapses must have been heard to the end
     * before: an acknowledgment that another thread of the broker works off in the middle of its clearing up is kept by
     * a transaction that is over, and its messages come back with the broker's next start only (seen 2026-11-25 in 1 of
     * 22 runs). A client that has not been heard of for a minute has nothing on its way.
     */
    long acknowledged() {
        return server.getSessions().stream()
                .flatMap(session -> session.getServerConsumers().stream())
                .mapToLong(ServerConsumer::getMessagesAcknowledgedAwaitingCommit)
                .sum();
    }

    /** A session of a client that is none of ours. */
    ClientSession client() throws ActiveMQException {
        return factory.createSession(false, false);
    }

    /** What a broker does with a client that has not been heard of for too long. */
    void lapse() {
        own.forEach(connection -> connection.fail(new ActiveMQNotConnectedException("not heard of for too long")));
    }

    @Override
    public Session open(String queue) {
        try {
            return new ArtemisSession(
                    factory,
                    Pass.random(),
                    queue,
                    this::depth,
                    new Envelope(Seal.NONE),
                    new CommitWatch(),
                    session -> {});
        } catch (ActiveMQException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long depth(String queue) {
        return bus.depth(queue);
    }

    @Override
    public void declareQueue(String name) {
        bus.declareQueue(name);
    }

    @Override
    public void declareTokenQueue(String name) {
        bus.declareTokenQueue(name);
    }

    @Override
    public void declareSubscription(String address, String queue) {
        bus.declareSubscription(address, queue);
    }

    @Override
    public void close() {
        factory.close();
        locator.close();
    }
}
