package org.huitong.receive.message;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * One queue of a broker that is not ours, in one transacted session. Connects when it is asked, and anew after whatever
 * went wrong. For one thread.
 */
public final class FarQueue implements AutoCloseable {
    /** The first message of a batch may have to come over the network; those behind it are mostly here. */
    private static final long FIRST_MILLIS = 500;

    private static final long NEXT_MILLIS = 20;

    private final ConnectionFactory factory;
    private final QueueRules rules;
    private final MessageReader reader;
    private Connection connection;
    private Session session;
    private MessageConsumer consumer;
    private MessageProducer failed;

    public FarQueue(ConnectionFactory factory, QueueRules rules) {
        this.factory = factory;
        this.rules = rules;
        this.reader = new MessageReader(rules);
    }

    /**
     * The next batch, in the queue's order; empty where none waits. It stays the broker's until {@link #commit}.
     *
     * @throws HuitongException RECEIVE_AWAY
     */
    public List<FarMessage> take() {
        try {
            open();
            List<FarMessage> batch = new ArrayList<>();
            long bytes = 0;
            Message message = consumer.receive(FIRST_MILLIS);
            while (message != null) {
                FarMessage one = reader.read(message);
                batch.add(one);
                bytes += one.body() == null ? 0 : one.body().length;
                boolean full = batch.size() >= rules.maxMessages() || bytes >= rules.maxBatchBytes();
                message = full ? null : consumer.receive(NEXT_MILLIS);
            }
            return batch;
        } catch (JMSException e) {
            throw away(e);
        }
    }

    private void open() throws JMSException {
        if (session != null) {
            return;
        }
        connection = factory.createConnection();
        session = connection.createSession(true, Session.SESSION_TRANSACTED);
        consumer = session.createConsumer(session.createQueue(rules.queue()));
        connection.start();
    }

    /**
     * Puts a message where refused ones lie, in the same transaction.
     *
     * @throws HuitongException RECEIVE_AWAY
     */
    public void moveAway(FarMessage message) {
        try {
            if (failed == null) {
                failed = session.createProducer(session.createQueue(rules.failedQueue()));
            }
            failed.send(
                    message.original(),
                    DeliveryMode.PERSISTENT,
                    message.original().getJMSPriority(),
                    0);
        } catch (JMSException e) {
            throw away(e);
        }
    }

    /**
     * The batch is ours: the broker forgets it.
     *
     * @throws HuitongException RECEIVE_AWAY where it is not known whether it has; it gives the batch again if not
     */
    public void commit() {
        try {
            session.commit();
        } catch (JMSException e) {
            throw away(e);
        }
    }

    /** What JMS says may hold addresses and names of its own, so that only its kind is told. */
    private HuitongException away(JMSException e) {
        close();
        return new HuitongException(
                ErrorCode.RECEIVE_AWAY,
                "taking messages of " + rules.source() + " from " + rules.queue() + " failed: " + why(e)
                        + ". What was not taken in stays there, and the gateway tries again by itself.",
                e);
    }

    private static String why(JMSException e) {
        if (JmsTrouble.tls(e)) {
            return "no TLS connection could be made. Check both sides' certificates";
        }
        String kind = JmsTrouble.kind(e);
        if (e instanceof JMSSecurityException) {
            return "its broker refused the login, or the right to read there (" + kind
                    + "). Check user, password and rights in the source's route";
        }
        return e instanceof InvalidDestinationException
                ? "its broker has no such queue (" + kind + "). Check queue in the source's route"
                : kind + ". See that its broker answers, and that the address in the source's route is its";
    }

    /** Gives back whatever is not committed. */
    @Override
    public void close() {
        Connection old = connection;
        connection = null;
        session = null;
        consumer = null;
        failed = null;
        if (old != null) {
            try {
                old.close();
            } catch (JMSException e) {
                // The broker will find out by itself; there is nothing more to do for it.
            }
        }
    }
}
