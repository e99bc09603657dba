package org.huitong.failed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.huitong.message.Event;
import org.huitong.message.Events;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries events from the bus into the store: take a batch, commit it to the store, acknowledge. Dying between the two
 * repeats the batch, which then changes nothing. Used by one thread.
 */
public final class Drainer {
    private static final Logger LOG = LoggerFactory.getLogger(Drainer.class);
    private static final int MAX_BATCH = 1000;

    private final Inbox inbox;
    private final Consumer<List<Event>> projection;
    private final Consumer<List<Event>> drained;
    private volatile String trouble = "";
    private boolean full;

    /** Where events come from. */
    public interface Inbox {
        /** Up to {@code max} message bodies, those at hand; waits up to {@code millis} for the first. */
        List<byte[]> take(int max, long millis);

        /** All bodies given out are done with. */
        void acknowledge();

        /** All bodies given out and not acknowledged will be given out again, in order. */
        void giveBack();
    }

    /**
     * @param projection commits a batch to the store, or throws
     * @param drained hears what is in the store now; must not throw
     */
    public Drainer(Inbox inbox, Consumer<List<Event>> projection, Consumer<List<Event>> drained) {
        this.inbox = inbox;
        this.projection = projection;
        this.drained = drained;
    }

    /** One batch; false where none was at hand or it failed (it is then tried again by the next call). */
    public boolean drainOnce(long waitMillis) {
        try {
            List<byte[]> bodies = inbox.take(MAX_BATCH, waitMillis);
            full = bodies.size() == MAX_BATCH;
            if (bodies.isEmpty()) {
                recovered();
                return false;
            }
            List<Event> events = new ArrayList<>(bodies.size());
            bodies.forEach(body -> events.addAll(Events.unpack(body)));
            projection.accept(events);
            drained.accept(events);
            inbox.acknowledge();
            recovered();
            return true;
        } catch (HuitongException e) {
            failed(e.getMessage());
            return false;
        } catch (RuntimeException e) {
            failed(e.getClass().getName() + ", which nobody foresaw; report it");
            return false;
        }
    }

    /** True where the last batch was as large as may be, so that more is likely to wait. For the thread that drains. */
    public boolean full() {
        return full;
    }

    /** Why the last batch could not be carried over; empty while all goes well. Any thread may ask. */
    public String trouble() {
        return trouble;
    }

    private void failed(String why) {
        if (trouble.isEmpty()) {
            LOG.warn("events wait on the bus until it and the store take part: {}", why);
        }
        trouble = why;
        full = false;
        inbox.giveBack();
    }

    private void recovered() {
        if (!trouble.isEmpty()) {
            trouble = "";
            LOG.info("events go from the bus into the store again");
        }
    }
}
