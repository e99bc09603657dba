package org.huitong.bus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.core.client.impl.ClientSessionInternal;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;

/**
 * A transacted core session. Sends are not answered one by one: one that fails marks the transaction at the broker, and
 * the commit then fails as a whole (held by {@code FailedSendTest}).
 */
final class ArtemisSession implements Session {
    /** Answers to a commit that say for certain that nothing was kept. */
    private static final Set<ActiveMQExceptionType> REFUSALS = EnumSet.of(
            ActiveMQExceptionType.ADDRESS_FULL,
            ActiveMQExceptionType.TRANSACTION_ROLLED_BACK,
            ActiveMQExceptionType.ADDRESS_DOES_NOT_EXIST,
            ActiveMQExceptionType.QUEUE_DOES_NOT_EXIST,
            ActiveMQExceptionType.SECURITY_EXCEPTION);

    private final ToLongFunction<String> depths;
    private final ClientSession session;
    private final ClientProducer producer;
    private final Envelope envelope;
    private final CommitWatch watch;
    private final Consumer<ArtemisSession> closed;
    /** Null where it only sends. */
    private final Hand own;

    private final List<Hand> hands = new ArrayList<>(1);

    /**
     * @param depths messages in a queue, those in hand included, as the broker counts them now
     * @param closed hears of its end
     */
    ArtemisSession(
            ClientSessionFactory factory,
            Pass pass,
            String queue,
            ToLongFunction<String> depths,
            Envelope envelope,
            CommitWatch watch,
            Consumer<ArtemisSession> closed)
            throws ActiveMQException {
        this.depths = depths;
        this.envelope = envelope;
        this.watch = watch;
        this.closed = closed;
        session = pass.session(factory);
        producer = session.createProducer();
        own = queue == null ? null : hand(queue);
        if (own != null) {
            session.start();
        }
    }

    private Hand hand(String queue) throws ActiveMQException {
        Hand hand = new Hand(session.createConsumer(queue), () -> depths.applyAsLong(queue), envelope);
        hands.add(hand);
        return hand;
    }

    @Override
    public Tap beside(String queue) {
        try {
            return hand(queue);
        } catch (ActiveMQException e) {
            throw lost("queue " + queue + " could not be opened", e);
        }
    }

    @Override
    public Parcel take(Duration wait) {
        return own.take(wait);
    }

    @Override
    public void acknowledge(Parcel upTo) {
        own.acknowledge(upTo);
    }

    @Override
    public void send(Parcel open) {
        Parcel parcel = envelope.close(open);
        ClientMessage message = session.createMessage(Message.BYTES_TYPE, true);
        message.getBodyBuffer().writeBytes(parcel.body());
        parcel.properties().forEach(message::putObjectProperty);
        Checksum.put(message, parcel.properties(), parcel.body());
        if (parcel.lastValueKey() != null) {
            message.putStringProperty(Message.HDR_LAST_VALUE_NAME.toString(), parcel.lastValueKey());
        }
        try {
            producer.send(parcel.address(), message);
        } catch (ActiveMQException e) {
            throw lost("a message could not be sent to " + parcel.address(), e);
        }
    }

    @Override
    public void commit() {
        Object mark = watch.begin();
        try {
            session.commit();
            watch.requireSound();
            hands.forEach(Hand::forgetAcknowledged);
        } catch (ActiveMQException e) {
            if (REFUSALS.contains(e.getType())) {
                throw lost("a message of the transaction was refused by the broker", e);
            }
            throw inDoubt(e);
        } catch (RuntimeException e) { // the client wraps an interrupt so
            throw inDoubt(e);
        } finally {
            watch.end(mark);
        }
    }

    static HuitongException inDoubt(Exception e) {
        return new HuitongException(
                ErrorCode.PUBLISH_IN_DOUBT,
                "the broker was lost before it answered a commit. It is decided when the bus is back; send the same"
                        + " again with the same Idempotency-Key.",
                e);
    }

    @Override
    public boolean open() {
        return !session.isClosed();
    }

    @Override
    public void rollback() {
        try {
            session.rollback();
            hands.forEach(Hand::forgetAll);
        } catch (ActiveMQException e) {
            throw lost("a rollback was not answered", e);
        }
    }

    @Override
    public void close() {
        try {
            session.rollback();
        } catch (ActiveMQException e) {
            // The broker rolls back what a lost session had in hand.
        }
        try {
            session.close();
        } catch (ActiveMQException e) {
            // Nothing is left to give back.
        }
        closed.accept(this);
    }

    /** Whoever still waits for an answer through it is told that there will be none. Any thread may. */
    void cutOff() {
        try {
            ((ClientSessionInternal) session).cleanUp(true);
        } catch (ActiveMQException e) {
            // It was cut off before.
        }
    }

    static HuitongException lost(String what, Exception cause) {
        return new HuitongException(
                ErrorCode.PUBLISH_UNAVAILABLE,
                "the bus did not take part: " + what + ". Nothing of the transaction was kept; send it again.",
                cause);
    }
}
