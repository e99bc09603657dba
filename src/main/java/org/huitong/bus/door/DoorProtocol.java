package org.huitong.bus.door;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPConnectionCallback;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.protocol.amqp.broker.ProtonProtocolManager;
import org.apache.activemq.artemis.protocol.amqp.broker.ProtonProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.ConnectionEntry;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.Connection;
import org.apache.activemq.artemis.utils.uri.BeanSupport;

/** The broker's AMQP 1.0, with connections that keep the door's bounds. */
final class DoorProtocol extends ProtonProtocolManager {
    private final Door door;

    private DoorProtocol(Door door, Factory factory, ActiveMQServer server) {
        super(factory, server, List.of(), List.of());
        this.door = door;
    }

    /** In place of the broker's own factory of the same name. */
    static final class Factory extends ProtonProtocolManagerFactory {
        private final Door door;

        Factory(Door door) {
            this.door = door;
        }

        @Override
        @SuppressWarnings("rawtypes") // the broker's own signature
        public ProtocolManager createProtocolManager(
                ActiveMQServer server,
                Map<String, Object> parameters,
                List<BaseInterceptor> incoming,
                List<BaseInterceptor> outgoing)
                throws Exception {
            return BeanSupport.setData(new DoorProtocol(door, this, server), parameters);
        }
    }

    @Override
    public ConnectionEntry createConnectionEntry(Acceptor acceptor, Connection wire) {
        ActiveMQServer server = getServer();
        Executor executor = server.getExecutorFactory().getExecutor();
        AMQPConnectionCallback callback = new AMQPConnectionCallback(
                this, wire, server.getExecutorFactory().getExecutor(), server);
        DoorConnection context = new DoorConnection(this, callback, door);
        ActiveMQProtonRemotingConnection connection =
                new ActiveMQProtonRemotingConnection(this, context, wire, executor);
        connection.addFailureListener(callback);
        connection.addCloseListener(callback);
        callback.setProtonConnectionDelegate(connection);
        door.enters(connection, context);
        context.expectLogin();
        return new ConnectionEntry(connection, executor, System.currentTimeMillis(), door.idleMillis());
    }
}
