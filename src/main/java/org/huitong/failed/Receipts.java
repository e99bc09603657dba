package org.huitong.failed;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.huitong.message.Receipt;
import org.huitong.store.Store;

/** Receipts in the store. Thread-safe. */
public final class Receipts {
    private static final int PIECE = 5_000;

    private final Store store;

    public Receipts(Store store) {
        this.store = store;
    }

    public Optional<Receipt> find(String system, String key) {
        return store.read(h -> h.select(
                        "SELECT intake, resource, accepted, parked, digest FROM receipt WHERE system = ? AND idem = ?",
                        system,
                        key)
                .map((rs, ctx) ->
                        new Receipt(rs.getString(1), rs.getString(2), rs.getInt(3), rs.getInt(4), rs.getString(5)))
                .findOne());
    }

    /** Every key there is, in no order. */
    public void forEachKey(BiConsumer<String, String> seen) {
        store.scan(h -> {
            h.select("SELECT system, idem FROM receipt")
                    .setFetchSize(1000)
                    .map((rs, ctx) -> {
                        seen.accept(rs.getString(1), rs.getString(2));
                        return Boolean.TRUE;
                    })
                    .forEach(row -> {});
            return null;
        });
    }

    /**
     * Forgets some of the receipts that are older than what is kept, by the clock and by the newest receipt: a clock that is years
     * ahead for one start must not make every repeat a new intake. Returns how many; as long as there were some, there may
     * be more.
     */
    public int forget(long now, Duration keep) {
        return store.write(h -> h.execute(
                "DELETE FROM receipt WHERE (system, idem) IN (SELECT system, idem FROM receipt WHERE at < ?"
                        + " AND at < (SELECT MAX(at) FROM receipt) - ? LIMIT ?)",
                now - keep.toMillis(),
                keep.toMillis(),
                PIECE));
    }
}
