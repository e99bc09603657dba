package org.huitong.failed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.message.Event;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;

/**
 * Which events the store has seen, over the last batches: a redelivery can only bring back the newest ones. The store
 * holds the ids, one row a batch; memory answers. Used by one thread.
 */
final class Drained {
    private static final int BATCHES_KEPT = 16;

    private final Store store;
    /** The batch each id was last seen in. */
    private final Map<String, Long> known = new HashMap<>();

    private final Deque<Batch> batches = new ArrayDeque<>();
    private long last;
    private boolean stale = true;

    private record Batch(long number, List<String> events) {}

    Drained(Store store) {
        this.store = store;
    }

    /** Those of the events that are new to the store, each once, in order. */
    List<Event> fresh(List<Event> events) {
        if (stale) {
            reload();
        }
        Map<String, Event> fresh = new LinkedHashMap<>();
        events.stream().filter(event -> !known.containsKey(event.id())).forEach(e -> fresh.putIfAbsent(e.id(), e));
        return new ArrayList<>(fresh.values());
    }

    /** Writes down a batch within the transaction that applies it; {@link #applied} must follow its commit. */
    void write(Handle h, List<Event> events) {
        // Whether this transaction stands is known once it is told so; until then only the store knows.
        stale = true;
        h.execute("DELETE FROM drained WHERE batch <= ?", last + 1 - BATCHES_KEPT);
        h.execute("INSERT INTO drained (batch, events) VALUES (?, ?)", last + 1, String.join(" ", ids(events)));
    }

    /** The batch is committed. What came again is on its way to be acknowledged: it is remembered longer. */
    void applied(List<Event> events) {
        last++;
        remember(new Batch(last, ids(events)));
        while (batches.element().number() <= last - BATCHES_KEPT) {
            Batch old = batches.remove();
            old.events().forEach(id -> known.remove(id, old.number()));
        }
        stale = false;
    }

    private void remember(Batch batch) {
        batches.add(batch);
        batch.events().forEach(id -> known.put(id, batch.number()));
    }

    private static List<String> ids(List<Event> events) {
        return events.stream().map(Event::id).toList();
    }

    private void reload() {
        known.clear();
        batches.clear();
        last = 0;
        // By the writer: a commit that was in doubt has then come to its end, whatever it was.
        store.write(h -> h.select("SELECT batch, events FROM drained ORDER BY batch")
                        .map((rs, ctx) -> new Batch(
                                rs.getLong(1), Arrays.asList(rs.getString(2).split(" "))))
                        .list())
                .forEach(batch -> {
                    remember(batch);
                    last = batch.number();
                });
        stale = false;
    }
}
