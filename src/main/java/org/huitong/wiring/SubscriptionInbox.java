package org.huitong.wiring;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.huitong.bus.Bus;
import org.huitong.bus.Session;
import org.huitong.bus.Tap;
import org.huitong.catalog.Forms;
import org.huitong.deliver.Inbox;
import org.huitong.message.Backfill;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.Events;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;
import org.huitong.message.Sequence;
import org.huitong.message.Slice;
import org.huitong.message.Tally;

/**
 * A subscription's queue on the bus, as its worker uses it, and while it is given what came before it, that queue too: the two
 * come in the one order in which they were published, so that the worker knows of no second one. One thread.
 */
public final class SubscriptionInbox implements Inbox {
    private final Session session;
    private final Head live;
    private final Supplier<Optional<Backfilling>> backfills;
    /** Null where it was not opened yet. */
    private Head past;
    /** In hand, in order. */
    private final Deque<Taken> taken = new ArrayDeque<>();

    private final Bus bus;
    private final Supplier<Forms> forms;
    private final String subscription;

    private record Taken(Slice slice, Parcel parcel, Tap from) {}

    /** What the inbox must know of its subscription's backfill. */
    public interface Backfilling {
        Backfill backfill();

        /** True where everything was read that is to be. */
        boolean pulled();

        /** Everything that was read is settled. */
        void through();
    }

    /**
     * @param forms of its resource, as the catalog has them now
     * @param backfills what the subscription is being given of what came before it; empty for nothing
     */
    public SubscriptionInbox(
            Bus bus, String subscription, Supplier<Forms> forms, Supplier<Optional<Backfilling>> backfills) {
        this.bus = bus;
        this.session = bus.open(subscription);
        this.live = new Head(session);
        this.subscription = subscription;
        this.forms = forms;
        this.backfills = backfills;
    }

    /** Of its own queue alone. */
    public SubscriptionInbox(Bus bus, String subscription, Forms forms) {
        this(bus, subscription, () -> forms, Optional::empty);
    }

    @Override
    public Slice take(Duration wait) {
        Backfilling backfilling = backfills.get().orElse(null);
        boolean alone = backfilling == null && (past == null || past.parcel == null);
        Head from = alone ? live : earlier(backfilling);
        if (from.peek(alone ? wait : Duration.ZERO) == null || !known(from)) {
            return null;
        }
        Taken next = from.poll();
        taken.add(next);
        return next.slice();
    }

    /**
     * Whichever comes first. A source's intakes are committed by one thread in the order of their numbers, so that a queue
     * which is looked at after the other's head was seen holds whatever came before that head, or nothing does.
     */
    private Head earlier(Backfilling backfilling) {
        boolean pulled = backfilling != null && backfilling.pulled(); // before the look at its queue
        if (past == null) {
            past = new Head(session.beside(backfilling.backfill().queue()));
        }
        Parcel present = live.peek(Duration.ZERO);
        Parcel before = past.peek(Duration.ZERO);
        if (before == null) {
            if (pulled && taken.stream().noneMatch(one -> one.from() == past.tap)) {
                backfilling.through();
            }
            return live;
        }
        present = present == null ? live.peek(Duration.ZERO) : present;
        return present == null || number(before) < number(present) ? past : live;
    }

    private static long number(Parcel parcel) {
        return Sequence.number(Slice.intake(parcel));
    }

    /** Of a form that the catalog does not know nothing is taken, nor what stands behind it; what stands before goes first. */
    private boolean known(Head head) {
        int schema = Slice.schema(head.parcel);
        Forms now = forms.get();
        if (!now.reads(schema)) {
            if (taken.isEmpty()) {
                throw unknown(now, schema);
            }
            return false;
        }
        return true;
    }

    private Slice current(Slice slice) {
        Forms now = forms.get();
        return now.changed()
                ? slice.with(slice.records().stream().map(now::current).toList())
                : slice;
    }

    private HuitongException unknown(Forms forms, int schema) {
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
        Events.pack(withProgress(upTo, events)).forEach(session::send);
        if (upTo != null) {
            acknowledge(upTo);
        }
        session.commit();
        if (upTo != null) {
            forget(upTo);
        }
    }

    /** The records of the backfill that this settles are counted with it. */
    private List<Event> withProgress(Slice upTo, List<Event> events) {
        Backfilling backfilling = backfills.get().orElse(null);
        if (upTo == null || past == null || backfilling == null || events.isEmpty()) {
            return events;
        }
        long records = 0;
        for (Taken one : taken) {
            records += one.from() == past.tap ? one.slice().records().size() : 0;
            if (one.slice() == upTo) {
                break;
            }
        }
        if (records == 0) {
            return events;
        }
        List<Event> more = new ArrayList<>(events);
        Event first = more.get(0);
        Map<String, Long> counts = new LinkedHashMap<>(first.counts());
        counts.put(backfilling.backfill().tally() + ":" + Tally.SETTLED.word(), records);
        more.set(0, first.with(counts));
        return more;
    }

    private void acknowledge(Slice upTo) {
        Taken ofLive = null;
        Taken ofPast = null;
        boolean found = false;
        for (Taken one : taken) {
            ofLive = one.from() == session ? one : ofLive;
            ofPast = one.from() == session ? ofPast : one;
            if (one.slice() == upTo) {
                found = true;
                break;
            }
        }
        if (!found) {
            throw new IllegalStateException("a slice was settled that is not in hand");
        }
        for (Taken last : Arrays.asList(ofPast, ofLive)) {
            if (last != null) {
                last.from().acknowledge(last.parcel());
            }
        }
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

    /** One queue and the message at its head. */
    private final class Head {
        private final Tap tap;
        private Parcel parcel;

        Head(Tap tap) {
            this.tap = tap;
        }

        Parcel peek(Duration wait) {
            if (parcel == null) {
                parcel = tap.take(wait);
            }
            return parcel;
        }

        Taken poll() {
            Taken next = new Taken(current(Slice.of(parcel)), parcel, tap);
            parcel = null;
            return next;
        }
    }
}
