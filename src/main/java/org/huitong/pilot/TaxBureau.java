package org.huitong.pilot;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import sample.TaxMessage;

/**
 * The taxpayer register: a message broker of its own on a port of loopback, and a program that puts messages into its
 * queue. It keeps nothing on disk, for it is gone with the demo. Safe for several threads.
 */
public final class TaxBureau implements AutoCloseable {
    /** Where its changes wait for who takes them. */
    public static final String QUEUE = "NSRZT.OUT";

    private static final String ACCEPTOR = "register";
    private static final String USER = "huitong";
    private static final int DELIVERIES = 10;

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final String password;
    private final int port;

    /** Opens on a free port of loopback. */
    public TaxBureau(String password) throws IOException {
        this.password = password;
        try {
            broker.setConfiguration(configuration());
            broker.setSecurityManager(new OneUser(password));
            broker.start();
            port = ((NettyAcceptor)
                            broker.getActiveMQServer().getRemotingService().getAcceptor(ACCEPTOR))
                    .getActualPort();
        } catch (Exception e) { // the broker's own signature
            throw new IOException("the taxpayer register's broker did not start", e);
        }
    }

    private static Configuration configuration() throws Exception {
        return new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration(ACCEPTOR, "tcp://127.0.0.1:0?protocols=CORE,AMQP")
                .addAddressSetting(
                        "#",
                        new AddressSettings()
                                .setAutoCreateQueues(true)
                                .setAutoCreateAddresses(true)
                                .setAutoDeleteQueues(false)
                                .setAutoDeleteAddresses(false)
                                .setMaxDeliveryAttempts(DELIVERIES));
    }

    /** How a gateway finds it. */
    public Map<String, String> overrides() {
        Map<String, String> overrides = new LinkedHashMap<>();
        overrides.put("tax.brokerUrl", "tcp://127.0.0.1:" + port + "?callTimeout=5000");
        overrides.put("tax.user", USER);
        overrides.put("tax.password", password);
        return overrides;
    }

    /** Where clients of AMQP 1.0 find it. */
    public String amqp() {
        return "amqp://127.0.0.1:" + port;
    }

    public String user() {
        return USER;
    }

    /** Puts messages into its queue, in this order, in one transaction. */
    public void put(Iterable<TaxMessage> messages) throws JMSException {
        try (ActiveMQConnectionFactory factory =
                        new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port, USER, password);
                Connection connection = factory.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            var producer = session.createProducer(session.createQueue(QUEUE));
            for (TaxMessage message : messages) {
                producer.send(written(session, message));
            }
            session.commit();
        }
    }

    private static Message written(Session session, TaxMessage message) throws JMSException {
        Message written;
        if (message.asText()) {
            written = session.createTextMessage(message.text());
        } else {
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(message.bytes());
            written = bytes;
        }
        written.setStringProperty(TaxMessage.SERIAL, message.serial());
        return written;
    }

    /** How many messages wait in a queue; 0 where there is no such queue. */
    public long waiting(String queue) {
        Queue found = broker.getActiveMQServer().locateQueue(queue);
        return found == null ? 0 : found.getMessageCount();
    }

    @Override
    public void close() throws IOException {
        try {
            broker.stop();
        } catch (Exception e) { // the broker's own signature
            throw new IOException("the taxpayer register's broker did not stop", e);
        }
    }

    /** Who knows the password may do everything. */
    private record OneUser(String password) implements ActiveMQSecurityManager {
        @Override
        public boolean validateUser(String user, String given) {
            return USER.equals(user) && password.equals(given);
        }

        @Override
        public boolean validateUserAndRole(String user, String given, Set<Role> roles, CheckType checkType) {
            return validateUser(user, given);
        }
    }
}
