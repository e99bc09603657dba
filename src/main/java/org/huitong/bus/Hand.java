package org.huitong.bus;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.huitong.bus.door.Door;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;

/** One queue's messages that a session has in hand, in order. For one thread. */
final class Hand implements Tap {
    private static final int LOOK_MILLIS = 20;
    private static final int LOOKS = 100;

    private final ClientConsumer consumer;
    private final LongSupplier depth;
    private final Envelope envelope;
    private final Deque<Taken> taken = new ArrayDeque<>();
    private Parcel acknowledged;

    Hand(ClientConsumer consumer, LongSupplier depth, Envelope envelope) {
        this.consumer = consumer;
        this.depth = depth;
        this.envelope = envelope;
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
            throw ArtemisSession.lost("a message could not be taken", e);
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

    @Override
    public void acknowledge(Parcel upTo) {
        try {
            message(upTo).acknowledge();
            acknowledged = upTo;
        } catch (ActiveMQException e) {
            throw ArtemisSession.lost("a message could not be acknowledged", e);
        }
    }

    /** What was taken and not acknowledged stays in hand: it may be acknowledged in the next transaction. */
    void forgetAcknowledged() {
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

    void forgetAll() {
        taken.clear();
        acknowledged = null;
    }

    private Parcel parcel(ClientMessage message) {
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
        return envelope.open(new Parcel(message.getAddress(), properties, body, null));
    }

    private record Taken(Parcel parcel, ClientMessage message) {}
}
