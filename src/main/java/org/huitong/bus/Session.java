package org.huitong.bus;

import java.time.Duration;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;

/**
 * One transaction after the other on the bus: takes and sends that stand or fall together. Used by one thread. Every
 * method throws {@link HuitongException} with PUBLISH-UNAVAILABLE where the broker does not answer; after that the
 * session can only be closed.
 */
public interface Session extends AutoCloseable {

    /**
     * The next message of the queue, in order.
     *
     * @param wait how long to wait for one; zero asks the broker itself, so that null really means empty
     * @return null where there is none
     */
    Parcel take(Duration wait);

    /** Acknowledges this message and all taken before it, with the next commit. Call it last before {@link #commit}. */
    void acknowledge(Parcel upTo);

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
