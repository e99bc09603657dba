package org.huitong.wiring;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.huitong.bus.Bus;
import org.huitong.bus.Session;
import org.huitong.deliver.Inbox;
import org.huitong.message.Event;
import org.huitong.message.Events;
import org.huitong.message.Parcel;
import org.huitong.message.Slice;

/** A subscription's queue on the bus, as its worker uses it. One thread. */
public final class SubscriptionInbox implements Inbox {
    private final Session session;
    /** In hand, in order. */
    private final Deque<Taken> taken = new ArrayDeque<>();

    private record Taken(Slice slice, Parcel parcel) {}

    public SubscriptionInbox(Bus bus, String subscription) {
        this.session = bus.open(subscription);
    }

    @Override
    public Slice take(Duration wait) {
        Parcel parcel = session.take(wait);
        if (parcel == null) {
            return null;
        }
        Slice slice = Slice.of(parcel);
        taken.add(new Taken(slice, parcel));
        return slice;
    }

    @Override
    public void settle(Slice upTo, List<Event> events) {
        Events.pack(events).forEach(session::send);
        if (upTo != null) {
            session.acknowledge(parcel(upTo));
        }
        session.commit();
        if (upTo != null) {
            forget(upTo);
        }
    }

    private Parcel parcel(Slice slice) {
        for (Taken one : taken) {
            if (one.slice() == slice) {
                return one.parcel();
            }
        }
        throw new IllegalStateException("a slice was settled that is not in hand");
    }

    /** What was taken after it stays in hand for the next window. */
    private void forget(Slice upTo) {
        Slice done;
        do {
            done = taken.remove().slice();
        } while (done != upTo);
    }

    @Override
    public void close() {
        session.close();
    }
}
