package org.huitong.wiring;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<Slice, Parcel> taken = new IdentityHashMap<>();

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
        taken.put(slice, parcel);
        return slice;
    }

    @Override
    public void settle(Slice upTo, List<Event> events) {
        Events.pack(events).forEach(session::send);
        if (upTo != null) {
            session.acknowledge(taken.get(upTo));
        }
        session.commit();
        if (upTo != null) {
            taken.clear();
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
