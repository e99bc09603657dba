package org.huitong.bus;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.core.client.impl.ClientSessionInternal;
import org.huitong.bus.door.Door;
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

    private static final int LOOK_MILLIS = 20;
    private static final int LOOKS = 100;

    /** Messages in the queue, those in hand included, as the broker counts them now. */
    private final LongSupplier depth;

    private final ClientSession session;
    private final ClientProducer producer;
    private final ClientConsumer consumer;
    private final CommitWatch watch;
    private final Consumer<ArtemisSession> closed;
    /** In hand, in order. */
    private final Deque<Taken> taken = new ArrayDeque<>();

    private Parcel acknowledged;

    /** @param closed hears of its end */
    ArtemisSession(
            ClientSessionFactory factory,
            Pass pass,
            String queue,
            LongSupplier depth,
            CommitWatch watch,
            Consumer<ArtemisSession> closed)
            throws ActiveMQException {
        this.depth = depth;
        this.watch = watch;
        this.closed = closed;
        session = pass.session(factory);
        producer = session.createProducer();
        consumer = queue == null ? null : session.createConsumer(queue);
        if (consumer != null) {
            session.start();
        }
    }

    @Override
    public Parcel take(Duration wait) {
        try {
            ClientMessage message = wait.isZero() ? receiveWhatIsThere() : consumer.receive(wait.toMillis());
            if (message == null) {
                return null;
            }
            Parcel parcel = parcel(message);
            taken.add(new Taken(parcel, message));
            return parcel;
        } catch (ActiveMQException e) {
            throw lost("a message could not be taken", e);
        }
    }

    /**
     * A null of {@code receiveImmediate} only says that nothing was on its way just then: a backlog is delivered in
     * rounds (seen 2026-11-23: 6,885 of 11,013). The queue's own count says whether it is empty: it is read after the
     * round trip through the queue, which has taken in all that was committed before.
     */
    private ClientMessage receiveWhatIsThere() throws ActiveMQException {
        ClientMessage message = consumer.receiveImmediate();
        for (int i = 0; message == null && i < LOOKS && depth.getAsLong() > taken.size(); i++) {
            message = consumer.receive(LOOK_MILLIS);
        }
        return message;
    }

    private static Parcel parcel(ClientMessage message) {
        if (message.getAddress().startsWith(Door.IN)) {
            return HandedOver.parcel(message);
        }
        byte[] body = new byte[message.getBodySize()];
        message.getBodyBuffer().readBytes(body);
        Map<String, Object> properties = Checksum.properties(message);
        if (!Checksum.passes(properties, body)) {
            throw new HuitongException(
                    ErrorCode.PUBLISH_DAMAGED,
                    "message " + message.getMessageID() + " of " + message.getAddress() + " is not what was sent: its"
                            + " checksum differs, so the disk has damaged it after its commit. Nothing behind it is"
                            + " taken. Look at the disk; bring back journal and store together from a backup.");
        }
        return new Parcel(message.getAddress(), properties, body, null);
    }

    @Override
    public void acknowledge(Parcel upTo) {
        try {
            message(upTo).acknowledge();
            acknowledged = upTo;
        } catch (ActiveMQException e) {
            throw lost("a message could not be acknowledged", e);
        }
    }

    @Override
    public void send(Parcel parcel) {
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
            forgetAcknowledged();
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

    /** What was taken and not acknowledged stays in hand: it may be acknowledged in the next transaction. */
    private void forgetAcknowledged() {
        while (acknowledged != null) {
            if (taken.remove().parcel() == acknowledged) {
                acknowledged = null;
            }
        }
    }

    private ClientMessage message(Parcel parcel) {
        for (Taken one : taken) {
            if (one.parcel() == parcel) {
                return one.message();
            }
        }
        throw new IllegalStateException("a message was acknowledged that is not in hand");
    }

    private record Taken(Parcel parcel, ClientMessage message) {}

    @Override
    public boolean open() {
        return !session.isClosed();
    }

    @Override
    public void rollback() {
        try {
            session.rollback();
            taken.clear();
            acknowledged = null;
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
