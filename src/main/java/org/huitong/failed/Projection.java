package org.huitong.failed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huitong.audit.AuditTrail;
import org.huitong.audit.Bulk;
import org.huitong.message.Event;
import org.huitong.message.Receipt;
import org.huitong.message.Tally;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Turns events into receipts, rows, tallies and audit entries, each event once. Used by one thread, but for reading. */
public final class Projection {
    private static final int TEXT_CHARS = 2000;

    private final Store store;
    private final Drained drained;
    private final KeyHash keys;
    private final Sightings sightings;
    private final Causes causes = new Causes();

    /** Of records that are done with nothing is kept. */
    public Projection(Store store, KeyHash keys) {
        this(store, keys, new Sightings(store, keys, Duration.ZERO));
    }

    public Projection(Store store, KeyHash keys, Sightings sightings) {
        this.store = store;
        this.sightings = sightings;
        this.drained = new Drained(store);
        this.keys = keys;
    }

    /** Applies a batch in one transaction; those seen before change nothing. Used by one thread. */
    public void apply(List<Event> events) {
        List<Event> fresh = drained.fresh(events);
        store.change(h -> {
            receipts(h, fresh);
            causes.begin();
            RowMoves.move(h, fresh, causes, keys);
            causes.flush(h);
            tallies(h, fresh);
            AuditTrail.append(h, entries(fresh));
            sightings.write(h, fresh);
            drained.write(h, events);
        });
        causes.applied();
        drained.applied(events);
    }

    private static void receipts(Handle h, List<Event> events) {
        try (Bulk insert = new Bulk(
                h,
                "INSERT INTO receipt (system, idem, intake, resource, accepted, parked, digest, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (system, idem) DO NOTHING")) {
            for (Event e : events) {
                if (e.receipt() != null && e.receipt().key() != null) {
                    Receipt r = e.receipt().receipt();
                    insert.add(
                            e.receipt().system(),
                            e.receipt().key(),
                            r.intake(),
                            r.resource(),
                            r.accepted(),
                            r.parked(),
                            r.digest(),
                            e.at());
                }
            }
            insert.execute();
        }
    }

    private static void tallies(Handle h, List<Event> events) {
        Map<String, Map<String, Long>> sums = new HashMap<>();
        for (Event event : events) {
            event.counts()
                    .forEach((word, n) -> sums.computeIfAbsent(subject(event, word), s -> new HashMap<>())
                            .merge(word(word), n, Long::sum));
        }
        PreparedBatch add = h.prepareBatch("INSERT INTO tally (subject, word, n) VALUES (?, ?, ?)"
                + " ON CONFLICT (subject, word) DO UPDATE SET n = tally.n + excluded.n");
        sums.forEach((subject, words) -> words.forEach((word, n) -> add.add(subject, word, n)));
        if (add.size() > 0) {
            add.execute();
        }
    }

    /** A count named {@code subject:word} belongs to another subject than the event's own. */
    private static String subject(Event event, String name) {
        int colon = name.lastIndexOf(':');
        return colon < 0 ? event.subject() : name.substring(0, colon);
    }

    private static String word(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    private static List<AuditTrail.Entry> entries(List<Event> events) {
        List<AuditTrail.Entry> entries = new ArrayList<>(events.size());
        for (Event event : events) {
            String detail = detail(event);
            if (event.kind().equals(Event.BARRIER) || detail == null) {
                continue;
            }
            String action =
                    switch (event.kind()) {
                        case Event.INTAKE -> "publish";
                        case Event.OUTCOME -> "deliver";
                        case Event.DISCARD -> "discard";
                        default -> "receive";
                    };
            String result = event.kind().equals(Event.REFUSAL) ? "refused" : "ok";
            entries.add(new AuditTrail.Entry(
                    Instant.ofEpochMilli(event.at()), actor(event), action, event.subject(), result, detail));
        }
        return entries;
    }

    /** An intake's receipt says nearly all there is to say. */
    private static String detail(Event event) {
        if (!event.kind().equals(Event.INTAKE) || event.receipt() == null) {
            return event.detail();
        }
        Receipt receipt = event.receipt().receipt();
        return "intake " + receipt.intake() + " published " + receipt.accepted() + " parked " + receipt.parked()
                + (event.detail() == null ? "" : " " + event.detail());
    }

    /** The person who acted; of an intake or a refusal its sender; the gateway itself of all else. */
    private static String actor(Event event) {
        if (event.person() != null) {
            return event.person();
        }
        if (event.kind().equals(Event.REFUSAL)) {
            int slash = event.subject().indexOf('/');
            return slash < 0 ? event.subject() : event.subject().substring(0, slash);
        }
        return event.receipt() == null ? AuditTrail.GATEWAY : event.receipt().system();
    }

    /** The counts of one subject by {@link Tally} word. */
    public Map<Tally, Long> tallies(String subject) {
        Map<Tally, Long> counts = new java.util.EnumMap<>(Tally.class);
        store.read(h -> h.select("SELECT word, n FROM tally WHERE subject = ?", subject)
                        .map((rs, ctx) -> Map.entry(rs.getString(1), rs.getLong(2)))
                        .list())
                .forEach(e -> counts.put(Tally.valueOf(e.getKey().toUpperCase(java.util.Locale.ROOT)), e.getValue()));
        return counts;
    }

    static String cut(String text) {
        if (text.length() <= TEXT_CHARS) {
            return text;
        }
        // Half a character is none.
        return text.substring(0, Character.isHighSurrogate(text.charAt(TEXT_CHARS - 1)) ? TEXT_CHARS - 1 : TEXT_CHARS);
    }
}
