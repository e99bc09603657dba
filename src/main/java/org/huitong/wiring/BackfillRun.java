package org.huitong.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.huitong.bus.Pull;
import org.huitong.failed.BackfillBook.Entry;
import org.huitong.message.Backfill;
import org.huitong.message.BackfillState;

/**
 * One backfill while it is not over: how far each source was read again, and whether more may be. What of it must survive a
 * death stands in the store and in the tokens. Thread-safe.
 */
final class BackfillRun implements SubscriptionInbox.Backfilling {
    private static final long LONG_MILLIS = 1_000;
    private static final long SOON_MILLIS = 20;

    private final Backfill backfill;
    private final Parts parts;
    private final Map<String, Place> places = new TreeMap<>();
    private volatile Entry entry;

    /**
     * What it asks of the gateway.
     *
     * @param granted whether the subscription may receive anything now
     * @param full whether as much of it waits for the worker as may
     * @param runs whether a source's route runs
     * @param over hears of what a run comes to by itself
     */
    record Parts(Predicate<String> granted, Predicate<Backfill> full, Predicate<String> runs, Ends over) {}

    /** Hears of the ends of a run. */
    interface Ends {
        /** A source cannot be read on. */
        void failed(BackfillRun run, String text);

        /** All that was read is settled. */
        void through(BackfillRun run);

        /** All is read; the worker shall look. */
        void pulled(BackfillRun run);
    }

    BackfillRun(Entry entry, Parts parts) {
        this.entry = entry;
        this.parts = parts;
        this.backfill = new Backfill(entry.subscription(), entry.run());
        entry.sources().forEach((source, target) -> places.put(source, new Place(source)));
    }

    /**
     * How a source is read again, for people.
     *
     * @param watermark where it goes on; null before the first poll of this process
     * @param cause why it is not read on now; empty while it is
     */
    record Reached(String source, Object watermark, String cause, boolean ended) {}

    Entry entry() {
        return entry;
    }

    void becomes(Entry next) {
        entry = next;
    }

    @Override
    public Backfill backfill() {
        return backfill;
    }

    List<Reached> reached() {
        List<Reached> reached = new ArrayList<>();
        for (Place place : places.values()) {
            String cause = place.cause;
            if (cause.isEmpty() && !place.ended && !parts.runs().test(place.source)) {
                cause = "SOURCE-STOPPED: no route of it runs";
            }
            reached.add(new Reached(place.source, place.watermark, cause, place.ended));
        }
        return reached;
    }

    /** Where this source is to be read again. */
    List<Pull> pulls(String source) {
        Place place = places.get(source);
        BackfillState state = entry.state();
        boolean reads = state == BackfillState.RUNNING || state == BackfillState.CANCELLING;
        return place == null || place.ended || !reads ? List.of() : List.of(place);
    }

    @Override
    public boolean pulled() {
        boolean gone = entry.state() == BackfillState.CANCELLING;
        return places.values().stream()
                .allMatch(p -> p.ended || gone && !parts.runs().test(p.source));
    }

    @Override
    public void through() {
        parts.over().through(this);
    }

    /** One source's place. Its calls come on the source's thread, but for what people see. */
    private final class Place implements Pull {
        private final String source;
        private volatile Object watermark;
        private volatile String cause = "";
        private volatile boolean ending;
        private volatile boolean ended;
        /** By System.nanoTime: when the rate allows the next poll. */
        private long due = System.nanoTime();

        Place(String source) {
            this.source = source;
        }

        @Override
        public Backfill backfill() {
            return backfill;
        }

        @Override
        public boolean over() {
            return ending || entry.state() == BackfillState.CANCELLING;
        }

        @Override
        public long rest() {
            if (!parts.granted().test(backfill.subscription())) {
                return LONG_MILLIS;
            }
            if (parts.full().test(backfill)) {
                return SOON_MILLIS;
            }
            long left = due - System.nanoTime();
            return left <= 0 ? 0 : Math.min(LONG_MILLIS, 1 + TimeUnit.NANOSECONDS.toMillis(left));
        }

        @Override
        public void pulled(int records, Object reached, boolean end) {
            watermark = reached;
            cause = "";
            ending = end;
            long rate = entry.rate();
            due = System.nanoTime() + (rate == 0 ? 0 : TimeUnit.SECONDS.toNanos(records) / rate);
        }

        @Override
        public void failed(boolean stopped, String text) {
            cause = text;
            if (stopped) {
                parts.over().failed(BackfillRun.this, text);
            }
        }

        @Override
        public void letGo() {
            ended = true;
            if (BackfillRun.this.pulled()) {
                parts.over().pulled(BackfillRun.this);
            }
        }
    }
}
