package org.huitong.failed;

import java.util.List;
import org.huitong.store.Store;

/**
 * Which subscriptions exist. A row is written before its queue is made and becomes active after, so that a death in
 * between is finished by the next start (C1). Thread-safe.
 */
public final class Subscriptions {
    private final Store store;

    public Subscriptions(Store store) {
        this.store = store;
    }

    /** Whether publish may count on it. */
    public enum State {
        CREATING,
        ACTIVE
    }

    public record Known(String id, String consumer, String resource, State state) {}

    public List<Known> all() {
        return store.read(h -> h.select("SELECT id, consumer, resource, state FROM subscription ORDER BY id")
                .map((rs, ctx) ->
                        new Known(rs.getString(1), rs.getString(2), rs.getString(3), State.valueOf(rs.getString(4))))
                .list());
    }

    /** Writes down which are about to be made; those that are known stay as they are. */
    public void creating(List<Known> subscriptions) {
        store.change(h -> subscriptions.forEach(one -> h.execute(
                "INSERT INTO subscription (id, consumer, resource, state, created) VALUES (?, ?, ?, 'CREATING', ?)"
                        + " ON CONFLICT (id) DO NOTHING",
                one.id(),
                one.consumer(),
                one.resource(),
                System.currentTimeMillis())));
    }

    public void active(List<String> ids) {
        store.change(h -> ids.forEach(id -> h.execute("UPDATE subscription SET state = 'ACTIVE' WHERE id = ?", id)));
    }
}
