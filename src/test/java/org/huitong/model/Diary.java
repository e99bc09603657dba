package org.huitong.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.message.ErrorCode;
import org.huitong.message.Op;
import org.huitong.message.Parcel;
import org.huitong.message.Receipt;
import org.huitong.message.RowState;
import org.huitong.message.Slice;

/** What the outside world saw and did: all that the {@link Checker} looks at besides the final store and queues. */
final class Diary {
    final List<Push> pushes = new ArrayList<>();
    final List<Rec> table = new ArrayList<>();
    final Map<String, Attempt> attempts = new LinkedHashMap<>();
    final List<Arrival> arrivals = new ArrayList<>();
    final List<Act> acts = new ArrayList<>();
    final List<Published> published = new ArrayList<>();
    final List<GivenUp> givenUp = new ArrayList<>();
    final List<String> broken = new ArrayList<>();
    final Map<String, RowState> ended = new LinkedHashMap<>();
    /** Of each job, how many rows there were when it was planned. */
    final Map<Long, Integer> planned = new LinkedHashMap<>();
    /** Of each job its set, as it was seen first. */
    final Map<Long, List<String>> frozen = new LinkedHashMap<>();

    private int serials;

    /** A record as its sender knows it. */
    record Rec(int serial, String key, boolean bad) {}

    /** What a sender wants kept, under one key; it may try often. */
    static final class Push {
        final String system;
        final String resource;
        final String key;
        final String digest;
        final List<Rec> recs;
        final List<Attempt> attempts = new ArrayList<>();

        Push(String system, String resource, String key, String digest, List<Rec> recs) {
            this.system = system;
            this.resource = resource;
            this.key = key;
            this.digest = digest;
            this.recs = recs;
        }

        boolean acknowledged() {
            return attempts.stream().anyMatch(a -> a.receipt != null);
        }
    }

    /** One try of an intake: a push, a poll or a replay before publish. */
    static final class Attempt {
        final String system;
        final String resource;
        final List<Rec> recs;
        final Push push;
        final boolean mend;
        String intake;
        Receipt receipt;
        ErrorCode refused;
        boolean over;

        Attempt(String system, String resource, List<Rec> recs, Push push, boolean mend) {
            this.system = system;
            this.resource = resource;
            this.recs = recs;
            this.push = push;
            this.mend = mend;
        }

        boolean answered() {
            return receipt != null || refused != null;
        }
    }

    /** An effect at a consumer. */
    record Arrival(
            String subscription,
            String id,
            int revision,
            String key,
            long version,
            Op op,
            int serial,
            String data,
            boolean told) {}

    /** A person's act that stands in the store, and how many effects there were at that time. */
    record Act(String word, String subscription, String record, int revision, int arrivals) {}

    /** Whether the newest of a row's discards and restores is this one. */
    boolean stands(String word, String subscription, String record) {
        String newest = "";
        for (Act act : acts) {
            boolean same =
                    act.subscription().equals(subscription) && act.record().equals(record);
            if (same && (act.word().equals("discard") || act.word().equals("restore"))) {
                newest = act.word();
            }
        }
        return newest.equals(word);
    }

    /** How many effects there were when a row was restored after this discard; all there are where it was not. */
    int restored(Act discard) {
        return acts.subList(acts.indexOf(discard), acts.size()).stream()
                .filter(act -> act.word().equals("restore")
                        && act.subscription().equals(discard.subscription())
                        && act.record().equals(discard.record()))
                .mapToInt(Act::arrivals)
                .findFirst()
                .orElse(arrivals.size());
    }

    /** A person has given up all that waited for a subscription: so much was published, so many effects were there. */
    record GivenUp(String subscription, int published, int arrivals) {}

    /** A record as it stands on the bus, in publish order. */
    record Published(String resource, String intake, String id, String key, int serial) {}

    int serial() {
        return ++serials;
    }

    /** Hears every message that becomes durable. */
    void committed(Parcel parcel) {
        if (parcel.address().startsWith(Slice.ADDRESS)) {
            Slice slice = Slice.of(parcel);
            slice.records()
                    .forEach(r -> published.add(
                            new Published(slice.resource(), slice.intake(), r.id(), r.key(), serialOf(r.data()))));
        }
    }

    static int serialOf(Map<String, Object> data) {
        return data.get("serial") instanceof Number n ? n.intValue() : -1;
    }

    /** A row that has ended must stay as it ended, unless it was discarded and a person restored it. */
    void look(Shelf shelf, Set<String> open) {
        for (var row : shelf.rows()) {
            String name = row.record() + " at " + (row.subscription().isEmpty() ? "publish" : row.subscription());
            RowState before = ended.get(name);
            boolean restored = before == RowState.DISCARDED && stands("restore", row.subscription(), row.record());
            if (before != null && before != row.state() && !restored) {
                broken.add(name + " was " + before.word() + " and is "
                        + row.state().word());
            }
            if (!row.state().open()) {
                ended.put(name, row.state());
            } else {
                open.add(name);
                ended.remove(name);
            }
        }
    }
}
