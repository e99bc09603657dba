package org.huitong.journey;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.message.JmsMessage;
import org.huitong.message.Json;

/** A system's own AMQP client, made with Apache Qpid JMS, which is not ours. */
public final class AmqpClient implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);

    private final Connection connection;
    private final Session session;
    private final Map<String, MessageConsumer> consumers = new HashMap<>();
    private final Map<String, MessageProducer> producers = new HashMap<>();

    private AmqpClient(Connection connection) throws JMSException {
        this.connection = connection;
        this.session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
    }

    public static AmqpClient of(URI door, String system, String token) throws JMSException {
        JmsConnectionFactory factory = new JmsConnectionFactory(
                system, token, door + "?amqp.saslMechanisms=PLAIN&jms.requestTimeout=20000&jms.connectTimeout=20000");
        return of(factory);
    }

    static AmqpClient of(JmsConnectionFactory factory) throws JMSException {
        Connection connection = factory.createConnection();
        connection.start();
        return new AmqpClient(connection);
    }

    Session session() {
        return session;
    }

    /** Sends JSON, and answers its message id. */
    String send(String queue, String resource, String key, String contentType, String body) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body.getBytes(StandardCharsets.UTF_8));
        if (resource != null) {
            message.setStringProperty("resource", resource);
        }
        if (key != null) {
            message.setStringProperty("idempotencyKey", key);
        }
        if (contentType != null) {
            message.setStringProperty("contentType", contentType);
        }
        MessageProducer producer = producers.get(queue);
        if (producer == null) {
            producer = session.createProducer(session.createQueue(queue));
            producers.put(queue, producer);
        }
        producer.send(message);
        return message.getJMSMessageID();
    }

    /**
     * A message as it came.
     *
     * @param id the AMQP message id
     */
    public record Got(String id, String correlation, JsonNode body, Message message) {
        public int status() throws JMSException {
            return message.getIntProperty("status");
        }
    }

    /** The next message of the queue, acknowledged; null where there is none for so long. */
    public Got take(String queue, Duration within) throws JMSException, IOException {
        Got got = peek(queue, within);
        if (got != null) {
            got.message().acknowledge();
        }
        return got;
    }

    Got take(String queue) throws JMSException, IOException {
        return take(queue, SOON);
    }

    /** The next message, in hand. */
    Got peek(String queue, Duration within) throws JMSException, IOException {
        MessageConsumer consumer = consumers.get(queue);
        if (consumer == null) {
            consumer = session.createConsumer(session.createQueue(queue));
            consumers.put(queue, consumer);
        }
        Message message = consumer.receive(within.toMillis());
        if (message == null) {
            return null;
        }
        Object id = ((JmsMessage) message).getFacade().getProviderMessageIdObject();
        String text = message.isBodyAssignableTo(String.class)
                ? message.getBody(String.class)
                : new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
        return new Got(String.valueOf(id), message.getJMSCorrelationID(), Json.MAPPER.readTree(text), message);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException e) {
            // it was cut off
        }
    }
}
