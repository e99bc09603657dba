package org.huitong.bench.side;

import io.vertx.core.VertxOptions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.huitong.bench.load.Door;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** Plain Camel on its own HTTP server with 64 workers, pooled JMS, and Artemis in the same process. */
final class CamelSide implements Side {
    private static final int WORKERS = 64;
    // An in-VM connection has one thread at the broker's end, so one for all workers is the limit; of 1, 4, 16 and 64
    // tried on two cores, 16 was the fastest.
    private static final int CONNECTIONS = 16;

    private final BenchBroker broker;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
    private final int port;

    CamelSide(Path dir) throws Exception {
        broker = BenchBroker.start(dir);
        pool.setConnectionFactory(new ActiveMQConnectionFactory(BenchBroker.URL));
        pool.setMaxConnections(CONNECTIONS);
        pool.setMaxSessionsPerConnection(WORKERS);
        pool.setUseAnonymousProducers(false);
        pool.setExplicitProducerCacheSize(1);
        context.addComponent("jms", JmsComponent.jmsComponent(pool));
        context.getRegistry().bind("vertx-options", new VertxOptions().setWorkerPoolSize(WORKERS));
        context.setStreamCaching(false);
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost(InetAddress.getLoopbackAddress().getHostAddress());
        http.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(http);
        context.addService(server);
        context.addRoutes(new CamelReference());
        context.start();
        port = server.getPort();
    }

    @Override
    public Optional<Door> door() {
        return Optional.of(new Door(port, "/records", ""));
    }

    @Override
    public OptionalLong purge() throws Exception {
        return OptionalLong.of(broker.purge());
    }

    @Override
    public void stop() throws Exception {
        context.close();
        pool.stop();
        broker.stop();
    }
}
