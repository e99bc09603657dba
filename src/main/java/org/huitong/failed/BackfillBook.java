package org.huitong.failed;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.audit.AuditTrail;
import org.huitong.message.BackfillState;
import org.huitong.message.Json;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;

/** The last backfill of each subscription, as people decided about it. Thread-safe. */
public final class BackfillBook {
    private final Store store;

    public BackfillBook(Store store) {
        this.store = store;
    }

    /**
     * One run.
     *
     * @param rate records a second that are read; 0 for as many as go
     * @param person who began it
     * @param started milliseconds since the epoch
     * @param since since when it is in its state
     * @param cause code, what happened, the cure; empty while all is well
     * @param sources {@code system/resource} to the source's own watermark at the start
     */
    public record Entry(
            String subscription,
            String run,
            BackfillState state,
            long rate,
            String person,
            long started,
            long since,
            String cause,
            Map<String, String> sources) {

        public Entry in(BackfillState next, String why, long at) {
            return new Entry(subscription, run, next, rate, person, started, at, why, sources);
        }

        public Entry at(long otherRate) {
            return new Entry(subscription, run, state, otherRate, person, started, since, cause, sources);
        }
    }

    /** In order of subscription. */
    public List<Entry> all() {
        return store.read(h -> h.select(
                        "SELECT subscription, run, state, rate, person, started, since, cause, sources FROM backfill"
                                + " ORDER BY subscription")
                .map((rs, ctx) -> new Entry(
                        rs.getString(1),
                        rs.getString(2),
                        BackfillState.valueOf(rs.getString(3)),
                        rs.getLong(4),
                        rs.getString(5),
                        rs.getLong(6),
                        rs.getLong(7),
                        rs.getString(8),
                        sources(rs.getString(9))))
                .list());
    }

    private static Map<String, String> sources(String json) {
        Map<String, String> sources = new LinkedHashMap<>();
        Map<?, ?> read = Json.read(json, Map.class);
        read.forEach((source, watermark) -> sources.put(source.toString(), watermark.toString()));
        return sources;
    }

    /** What a person has decided, with who it was. */
    public void write(Entry entry, String action, String person) {
        store.change(h -> {
            put(h, entry);
            AuditTrail.append(
                    h,
                    List.of(new AuditTrail.Entry(
                            Instant.now(), person, action, entry.subscription(), "ok", "run " + entry.run())));
        });
    }

    /** What came of itself. */
    public void write(Entry entry) {
        write(entry, "backfill-" + entry.state().word(), AuditTrail.GATEWAY);
    }

    private static void put(Handle h, Entry e) {
        h.execute(
                "INSERT INTO backfill (subscription, run, state, rate, person, started, since, cause, sources)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (subscription) DO UPDATE SET run = excluded.run,"
                        + " state = excluded.state, rate = excluded.rate, person = excluded.person,"
                        + " started = excluded.started, since = excluded.since, cause = excluded.cause,"
                        + " sources = excluded.sources",
                e.subscription(),
                e.run(),
                e.state(),
                e.rate(),
                e.person(),
                e.started(),
                e.since(),
                e.cause(),
                Json.text(e.sources()));
    }
}
