package org.huitong.bus.door;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBasePlugin;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Where systems' own AMQP clients come in. It outlives the broker's lives: who was open is opened again on the same port.
 * It opens only when a {@link Doorkeeper} stands there. Thread-safe.
 */
public final class Door {
    /** What a queue that a system sends to begins with. */
    public static final String IN = "in.";
    /** What a queue that a system receives from begins with. */
    public static final String OUT = "out.";
    /** What a system is answered about what it has sent. */
    public static final String RECEIPTS = ".receipts";

    /** What halves of messages may take: an eighth, as bodies under way do at the edge. */
    private static final long MOST_HELD = Runtime.getRuntime().maxMemory() / 8;

    private static final String NAME = "amqp";
    private static final int FRAME_BYTES = 64 * 1024;
    /** Messages a sender may have on their way before the first is taken. */
    private static final int CREDITS = 100;

    private static final long RECHECK_SECONDS = 5;

    private final DoorSettings settings;
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong refusedLogins = new AtomicLong();
    private final AtomicLong refusedLinks = new AtomicLong();
    private final AtomicLong refusedMessages = new AtomicLong();
    private final Set<RemotingConnection> connections = ConcurrentHashMap.newKeySet();
    private final DoorSecurity security = new DoorSecurity(this);
    private Thread rechecking;
    private volatile Doorkeeper keeper;
    private volatile Acceptor acceptor;
    private volatile int port;

    public Door(DoorSettings settings) {
        this.settings = settings;
        this.port = settings.port();
    }

    DoorSettings settings() {
        return settings;
    }

    /** Bounds of the queues behind it. */
    public int maxWaiting() {
        return settings.maxWaiting();
    }

    /** Bytes that may wait in one queue that a system sends to. */
    public int maxInBytes() {
        return settings.maxInBytes();
    }

    Doorkeeper keeper() {
        return keeper;
    }

    /** For the broker's configuration; it listens from {@link #open} on. */
    public TransportConfiguration acceptor() {
        Map<String, Object> params = new HashMap<>();
        params.put(TransportConstants.HOST_PROP_NAME, settings.host());
        params.put(TransportConstants.PORT_PROP_NAME, port);
        params.put(TransportConstants.PROTOCOLS_PROP_NAME, "AMQP");
        params.put(TransportConstants.AUTO_START, false);
        params.put(TransportConstants.CONNECTIONS_ALLOWED, (long) settings.maxConnections());
        params.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
        params.put(TransportConstants.USE_KQUEUE_PROP_NAME, false);
        settings.tls().ifPresent(tls -> tls(params, tls));
        Map<String, Object> protocol = new HashMap<>();
        protocol.put("saslMechanisms", mechanisms());
        protocol.put("maxFrameSize", FRAME_BYTES);
        protocol.put("amqpCredits", CREDITS);
        protocol.put("amqpLowCredits", CREDITS / 3);
        // A message is one record of the journal: what a client left half sent is nowhere on the disk.
        protocol.put("amqpMinLargeMessageSize", -1);
        // A system's repeats are recognized by receive, which answers them: the broker would drop them without a word.
        protocol.put("amqpDuplicateDetection", false);
        // What a consumer does not want stays his: nothing leaves his queue for the dead letters.
        protocol.put("amqpTreatRejectAsUnmodifiedDeliveryFailed", true);
        protocol.put("amqpIdleTimeout", settings.idle().toMillis());
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(), params, NAME, protocol);
    }

    private String mechanisms() {
        boolean certificates = settings.tls().flatMap(DoorTls::clients).isPresent();
        return certificates ? "EXTERNAL,PLAIN" : "PLAIN";
    }

    private static void tls(Map<String, Object> params, DoorTls tls) {
        params.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
        params.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, DoorTlsContexts.PEM_FILES);
        params.put(TransportConstants.KEYSTORE_PATH_PROP_NAME, tls.certificate().toString());
        params.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, tls.key().toString());
        params.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.2,TLSv1.3");
        tls.clients().ifPresent(clients -> {
            params.put(TransportConstants.TRUSTSTORE_PATH_PROP_NAME, clients.toString());
            params.put(TransportConstants.WANT_CLIENT_AUTH_PROP_NAME, true);
        });
    }

    public ActiveMQSecurityManager security() {
        return security;
    }

    /** Sees what is sent before the broker takes it. */
    public ActiveMQServerBasePlugin incoming() {
        return new IncomingMessages();
    }

    @SuppressWarnings("rawtypes") // the broker's own type
    public ProtocolManagerFactory protocol() {
        return new DoorProtocol.Factory(this);
    }

    /** A new life of the broker has begun: whoever was let in before comes in again. */
    public void standsAt(ActiveMQServer server) {
        acceptor = server.getRemotingService().getAcceptor(NAME);
        if (keeper != null) {
            listen();
        }
    }

    /**
     * Lets clients in.
     *
     * @throws HuitongException CONFIG_INVALID where it cannot listen
     */
    public synchronized void open(Doorkeeper who) {
        keeper = who;
        listen();
        rechecking = new Thread(this::recheck, "amqp-logins");
        rechecking.setDaemon(true);
        rechecking.start();
    }

    private void recheck() {
        try {
            while (keeper != null) {
                TimeUnit.SECONDS.sleep(RECHECK_SECONDS);
                security.recheck();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try {
            if (acceptor == null) {
                throw new IllegalStateException("the broker has no acceptor for it; see the log");
            }
            acceptor.start();
            port = acceptor.getActualPort();
        } catch (Exception e) { // the broker's own signature
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "listening for AMQP clients on " + settings.host() + ":" + port + " failed: " + e.getMessage()
                            + ". Free the port or give another in huitong.amqp.port; look at huitong.amqp.tls.",
                    e);
        }
    }

    /** Lets nobody in any more, and ends the connections there are. */
    public synchronized void close() {
        keeper = null;
        if (rechecking != null) {
            rechecking.interrupt();
        }
        Acceptor closing = acceptor;
        if (closing != null) {
            try {
                closing.stop();
            } catch (Exception e) { // the broker's own signature
                throw new HuitongException(ErrorCode.INTERNAL, "the AMQP door did not close. See the log.", e);
            }
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    long idleMillis() {
        return settings.idle().toMillis();
    }

    void enters(RemotingConnection connection, DoorConnection context) {
        connections.add(connection);
        connection.addCloseListener(() -> {
            connections.remove(connection);
            context.letGo();
        });
    }

    /**
     * Counts bytes of messages that have not come to their end, over all connections.
     *
     * @return false where they are more than a share of the heap
     */
    boolean hold(long more) {
        return held.addAndGet(more) <= MOST_HELD;
    }

    /** Connections there are now, those that have not logged in yet included. */
    public int connections() {
        return connections.size();
    }

    void refused() {
        refusedLogins.incrementAndGet();
    }

    void refusedLink() {
        refusedLinks.incrementAndGet();
    }

    void refusedMessage() {
        refusedMessages.incrementAndGet();
    }

    /** Logins that were refused since the start. */
    public long refusedLogins() {
        return refusedLogins.get();
    }

    /** Links to a queue that is not the client's own. */
    public long refusedLinks() {
        return refusedLinks.get();
    }

    /** Messages that were too long. */
    public long refusedMessages() {
        return refusedMessages.get();
    }
}
