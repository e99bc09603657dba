package org.huitong.contract;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/** An Artemis broker that is not ours, over its own protocol and AMQP 1.0. Who knows the password may do everything. */
public final class Queues implements AutoCloseable {
    public static final String USER = "huitong";
    public static final String PASSWORD = "mq-word-c5d8";

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private volatile boolean locked;

    public Queues() throws Exception {
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("far", "tcp://127.0.0.1:0?protocols=CORE,AMQP")
                .addAddressSetting(
                        "#",
                        new AddressSettings()
                                .setAutoCreateQueues(true)
                                .setAutoCreateAddresses(true)
                                .setAutoDeleteQueues(false)
                                .setAutoDeleteAddresses(false)
                                .setMaxDeliveryAttempts(10)));
        broker.setSecurityManager(new OneUser());
        broker.start();
    }

    public int port() {
        return ((NettyAcceptor) broker.getActiveMQServer().getRemotingService().getAcceptor("far")).getActualPort();
    }

    /** Messages that are the queue's, those in a client's hands included. */
    int waiting(String queue) {
        Queue found = broker.getActiveMQServer().locateQueue(queue);
        return found == null ? 0 : (int) found.getMessageCount();
    }

    void put(String queue, Iterable<String> texts) throws JMSException {
        try (ActiveMQConnectionFactory factory = factory();
                Connection connection = factory.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            var producer = session.createProducer(session.createQueue(queue));
            for (String text : texts) {
                producer.send(session.createTextMessage(text));
            }
            session.commit();
        }
    }

    /** Looks without taking. */
    List<Message> see(String queue) throws JMSException {
        try (ActiveMQConnectionFactory factory = factory();
                Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            List<Message> seen = new ArrayList<>();
            Enumeration<?> all =
                    session.createBrowser(session.createQueue(queue)).getEnumeration();
            while (all.hasMoreElements()) {
                seen.add((Message) all.nextElement());
            }
            return seen;
        }
    }

    private ActiveMQConnectionFactory factory() {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port(), USER, PASSWORD);
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) { // the broker's own signature
            throw new IllegalStateException("the far broker did not stop", e);
        }
    }

    /** From now on the password is another, for whoever logs in over the line. */
    void lock(Wire wire, boolean now) throws IOException {
        locked = now;
        wire.hangUp();
    }

    private final class OneUser implements ActiveMQSecurityManager {
        @Override
        public boolean validateUser(String user, String given) {
            return USER.equals(user) && PASSWORD.equals(given) && !locked;
        }

        @Override
        public boolean validateUserAndRole(String user, String given, Set<Role> roles, CheckType checkType) {
            return validateUser(user, given);
        }
    }
}
