package org.huitong.bus;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.persistence.OperationContext;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.impl.TransactionImpl;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;

/**
 * A session that only sends, on the broker's own transaction, as its AMQP and MQTT handlers do it: the client in between
 * cost two copies and four changes of thread for every group (2026-11-25). A send that fails is told by the commit.
 */
final class DirectSession implements Session {
    private static final byte DEFAULT_PRIORITY = 4;
    private static final long LOOK_MILLIS = 1_000;

    private final ActiveMQServer server;
    private final StorageManager storage;
    private final OperationContext context;
    private final Envelope envelope;
    private final CommitWatch watch;
    /** Property names are few and ours. */
    private final Map<String, SimpleString> names = new HashMap<>();

    private Transaction tx;
    private Exception refused;

    DirectSession(ActiveMQServer server, Envelope envelope, CommitWatch watch) {
        this.server = server;
        this.storage = server.getStorageManager();
        this.context = storage.newContext(Runnable::run);
        this.envelope = envelope;
        this.watch = watch;
    }

    @Override
    public Parcel take(Duration wait) {
        throw new IllegalStateException("a session without a queue takes nothing");
    }

    @Override
    public void acknowledge(Parcel upTo) {
        throw new IllegalStateException("a session without a queue acknowledges nothing");
    }

    @Override
    public void send(Parcel parcel) {
        if (refused != null) {
            return;
        }
        storage.setContext(context);
        try {
            if (tx == null) {
                tx = new TransactionImpl(storage);
            }
            server.getPostOffice().route(message(envelope.close(parcel)), tx, false);
        } catch (Exception e) { // the broker's own signature
            refused = e;
        } finally {
            storage.clearContext();
        }
    }

    private Message message(Parcel parcel) {
        CoreMessage message = new CoreMessage();
        message.setMessageID(storage.generateID());
        message.setType(Message.BYTES_TYPE);
        message.setDurable(true);
        // One priority for all: at the sight of another the client acknowledges one by one, no longer up to a message.
        message.setPriority(DEFAULT_PRIORITY);
        message.setAddress(name(parcel.address()));
        message.setTimestamp(System.currentTimeMillis());
        parcel.properties().forEach((name, value) -> {
            if (value instanceof String text) {
                message.putStringProperty(name(name), SimpleString.of(text));
            } else {
                message.putObjectProperty(name(name), value);
            }
        });
        Checksum.put(message, parcel.properties(), parcel.body());
        if (parcel.lastValueKey() != null) {
            message.putStringProperty(Message.HDR_LAST_VALUE_NAME, SimpleString.of(parcel.lastValueKey()));
        }
        return new PostedMessage(message, parcel.body());
    }

    private SimpleString name(String name) {
        return names.computeIfAbsent(name, SimpleString::of);
    }

    @Override
    public void commit() {
        if (refused != null) {
            Exception cause = refused;
            rollback();
            throw ArtemisSession.lost("a message of the transaction was refused by the broker", cause);
        }
        if (tx == null) {
            return;
        }
        Transaction committing = tx;
        tx = null;
        Object mark = watch.begin();
        storage.setContext(context);
        try {
            committing.commit();
            while (!context.waitCompletion(LOOK_MILLIS)) {
                requireLife();
            }
            watch.requireSound();
        } catch (HuitongException e) {
            throw e;
        } catch (Exception e) { // the broker's own signature
            throw ArtemisSession.inDoubt(e);
        } finally {
            watch.end(mark);
            storage.clearContext();
        }
    }

    /** A broker that goes away answers nobody any more; one that hangs may yet. */
    private void requireLife() throws ActiveMQException {
        watch.requireSound();
        if (!open()) {
            throw new ActiveMQNotConnectedException("the broker has stopped");
        }
    }

    @Override
    public boolean open() {
        return server.isActive();
    }

    @Override
    public void rollback() {
        refused = null;
        if (tx == null) {
            return;
        }
        Transaction ending = tx;
        tx = null;
        storage.setContext(context);
        try {
            ending.rollback();
        } catch (Exception e) { // the broker's own signature
            throw ArtemisSession.lost("a rollback was not answered", e);
        } finally {
            storage.clearContext();
        }
    }

    @Override
    public void close() {
        try {
            rollback();
        } catch (HuitongException e) {
            // A broker that is gone holds nothing of an uncommitted transaction.
        }
    }
}
