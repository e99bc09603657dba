package org.huitong.bus;

import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;

/**
 * One transaction after the other on the bus: takes and sends that stand or fall together. Used by one thread. Every
 * method throws {@link HuitongException} with PUBLISH-UNAVAILABLE where the broker does not answer; after that the
 * session can only be closed.
 */
public interface Session extends Tap, AutoCloseable {

    /**
     * Opens another queue in the same transactions: what is taken there is acknowledged, or given back, together with
     * this one's. It closes with the session.
     */
    default Tap beside(String queue) {
        throw new UnsupportedOperationException("a session of one queue");
    }

    void send(Parcel parcel);

    /**
     * Makes all of it durable, or nothing.
     *
     * @throws HuitongException PUBLISH-UNAVAILABLE where it is certain that nothing was kept (a send had failed),
     *     PUBLISH-IN-DOUBT where the broker was lost before it answered
     */
    void commit();

    /** False where the broker it belongs to is gone: it can only be closed. */
    default boolean open() {
        return true;
    }

    /** Gives back what was taken, in order, and forgets what was sent. */
    void rollback();

    /** Rollback, then close: a graceful close with work in hand was seen to reorder (STACK 3). Never throws. */
    @Override
    void close();
}
