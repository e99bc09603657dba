package org.huitong.deliver;

import java.time.Duration;
import java.util.List;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Slice;

/** A subscription's queue, held open. Used by its worker's thread. */
public interface Inbox extends AutoCloseable {

    /**
     * The next slice in order, or null.
     *
     * @param wait zero means: null only if the queue is really empty
     */
    Slice take(Duration wait);

    /**
     * The one commit of the way out: acknowledges everything up to a slice and makes the events durable, or neither.
     *
     * @param upTo null where no slice is done with
     * @throws HuitongException where it did not happen, or is in doubt; the inbox can then only be closed
     */
    void settle(Slice upTo, List<Event> events);

    /** Gives back, in order, what was taken and not settled. Never throws. */
    @Override
    void close();

    /** Opens a subscription's queue; throws {@link HuitongException} where the bus is away. */
    interface Opener {
        Inbox open();
    }
}
