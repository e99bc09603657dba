package org.huitong.wiring;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.huitong.bus.Bus;
import org.huitong.bus.Session;
import org.huitong.catalog.Forms;
import org.huitong.deliver.Inbox;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.Events;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;
import org.huitong.message.Slice;

/** A subscription's queue on the bus, as its worker uses it. One thread. */
public final class SubscriptionInbox implements Inbox {
    private final Session session;
    /** In hand, in order. */
    private final Deque<Taken> taken = new ArrayDeque<>();

    private final Forms forms;
    private final String subscription;
    /** Of a form that the catalog does not know. What stands before it goes first; nothing behind it does. */
    private Parcel foreign;

    private record Taken(Slice slice, Parcel parcel) {}

    /** @param forms of its resource */
    public SubscriptionInbox(Bus bus, String subscription, Forms forms) {
        this.session = bus.open(subscription);
        this.subscription = subscription;
        this.forms = forms;
    }

    @Override
    public Slice take(Duration wait) {
        Parcel parcel = foreign == null ? session.take(wait) : foreign;
        if (parcel == null) {
            return null;
        }
        int schema = Slice.schema(parcel);
        if (!forms.reads(schema)) {
            foreign = parcel;
            if (taken.isEmpty()) {
                throw unknown(schema);
            }
            return null;
        }
        Slice slice = current(Slice.of(parcel));
        taken.add(new Taken(slice, parcel));
        return slice;
    }

    private Slice current(Slice slice) {
        return forms.changed()
                ? slice.with(slice.records().stream().map(forms::current).toList())
                : slice;
    }

    private HuitongException unknown(int schema) {
        return new HuitongException(
                ErrorCode.DELIVER_FORM,
                "the next message for " + subscription + " has schema " + schema
                        + " of its resource, and the catalog knows "
                        + (schema > forms.current() ? "no later one than " + forms.current() : "nothing of it")
                        + ". Nothing is lost; "
                        + (schema > forms.current()
                                ? "start the gateway with the catalog that it was published with."
                                : "declare schema " + schema
                                        + " under history: in the resource's file, and start again."));
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
