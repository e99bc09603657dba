package org.huitong.bus;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.SendAcknowledgementHandler;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;

/**
 * A transacted core session. Sends are pipelined and all confirmed before the commit: a failed send does not poison an
 * Artemis transaction (STACK 3), so a commit without that check would let half an intake through.
 */
final class ArtemisSession implements Session, SendAcknowledgementHandler {
    private static final long CONFIRM_SECONDS = 30;

    private final ClientSession session;
    private final ClientProducer producer;
    private final ClientConsumer consumer;
    private final Map<Parcel, ClientMessage> taken = new IdentityHashMap<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition confirmed = lock.newCondition();
    private int unconfirmed;
    private Exception failed;

    ArtemisSession(ClientSessionFactory factory, String queue) throws ActiveMQException {
        session = factory.createSession(false, false, 0);
        producer = session.createProducer();
        consumer = queue == null ? null : session.createConsumer(queue);
        if (consumer != null) {
            session.start();
        }
    }

    @Override
    public Parcel take(Duration wait) {
        try {
            ClientMessage message = wait.isZero() ? consumer.receiveImmediate() : consumer.receive(wait.toMillis());
            if (message == null) {
                return null;
            }
            Parcel parcel = parcel(message);
            taken.put(parcel, message);
            return parcel;
        } catch (ActiveMQException e) {
            throw lost("a message could not be taken", e);
        }
    }

    private static Parcel parcel(ClientMessage message) {
        byte[] body = new byte[message.getBodySize()];
        message.getBodyBuffer().readBytes(body);
        Map<String, Object> properties = new java.util.HashMap<>();
        for (SimpleString name : message.getPropertyNames()) {
            Object value = message.getObjectProperty(name);
            properties.put(name.toString(), value instanceof SimpleString s ? s.toString() : value);
        }
        return new Parcel(message.getAddress(), properties, body, null);
    }

    @Override
    public void acknowledge(Parcel upTo) {
        try {
            taken.get(upTo).acknowledge();
        } catch (ActiveMQException e) {
            throw lost("a message could not be acknowledged", e);
        }
    }

    @Override
    public void send(Parcel parcel) {
        ClientMessage message = session.createMessage(Message.BYTES_TYPE, true);
        message.getBodyBuffer().writeBytes(parcel.body());
        parcel.properties().forEach(message::putObjectProperty);
        if (parcel.lastValueKey() != null) {
            message.putStringProperty(Message.HDR_LAST_VALUE_NAME.toString(), parcel.lastValueKey());
        }
        lock.lock();
        try {
            unconfirmed++;
        } finally {
            lock.unlock();
        }
        try {
            producer.send(SimpleString.of(parcel.address()), message, this);
        } catch (ActiveMQException e) {
            settled(e);
            throw lost("a message could not be sent to " + parcel.address(), e);
        }
    }

    @Override
    public void commit() {
        awaitConfirmations();
        try {
            session.commit();
            taken.clear();
        } catch (ActiveMQException e) {
            throw new HuitongException(
                    ErrorCode.PUBLISH_IN_DOUBT,
                    "the broker was lost before it answered a commit. It is decided when the bus is back; send the"
                            + " same again with the same Idempotency-Key.",
                    e);
        }
    }

    private void awaitConfirmations() {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(CONFIRM_SECONDS);
            while (unconfirmed > 0) {
                if (left <= 0) {
                    throw lost("a send was not confirmed within " + CONFIRM_SECONDS + " s", null);
                }
                left = confirmed.awaitNanos(left);
            }
            if (failed != null) {
                Exception cause = failed;
                failed = null;
                throw lost("a send was refused by the broker", cause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost("interrupted while waiting for the broker", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void sendAcknowledged(Message message) {
        settled(null);
    }

    @Override
    public void sendFailed(Message message, Exception e) {
        settled(e);
    }

    private void settled(Exception e) {
        lock.lock();
        try {
            unconfirmed--;
            if (e != null) {
                failed = e;
            }
            if (unconfirmed <= 0) {
                confirmed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void rollback() {
        try {
            session.rollback();
            taken.clear();
            lock.lock();
            try {
                failed = null;
            } finally {
                lock.unlock();
            }
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
    }

    private static HuitongException lost(String what, Exception cause) {
        return new HuitongException(
                ErrorCode.PUBLISH_UNAVAILABLE,
                "the bus did not take part: " + what + ". Nothing of the transaction was kept; send it again.",
                cause);
    }
}
