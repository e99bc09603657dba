package org.huitong.failed;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.seal.Seal;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;

/**
 * Closes under the newest key what was kept before there was one, or under an earlier one, a few rows at a time; then earlier keys
 * may go, once nothing on the bus needs them. Which keys are needed stands in the store, so that a start without one of them is refused before anything fails. For one thread.
 */
public final class Resealing {
    private static final String NEEDED = "seal.keys";
    private static final String AT = "seal.at";
    private static final int PIECE = 200;

    /** Asking the bus goes through all that waits there. */
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final Store store;
    private final Seal seal;
    private final Predicate<String> onBus;
    private long lookedAt;
    private boolean looked;

    /** @param onBus whether a message waits that is closed under the key of that name */
    public Resealing(Store store, Predicate<String> onBus) {
        this.store = store;
        this.seal = store.seal();
        this.onBus = onBus;
    }

    /** Writes down that the newest key is needed from now on; throws STATE-SEALED where one that is needed is not there. */
    public void begin() {
        Set<String> needed = needed();
        needed.stream().filter(key -> !seal.knows(key)).findFirst().ifPresent(missing -> {
            throw new HuitongException(
                    ErrorCode.STATE_SEALED,
                    "the store was not opened: some of it is closed under key " + missing
                            + ", which is not among those of huitong.seal.keys. Add that key behind the others.");
        });
        seal.closes()
                .filter(key -> !At.of(store.state(AT).orElse("")).key().equals(key))
                .ifPresent(fresh -> {
                    needed.add(fresh);
                    store.setState(NEEDED, String.join(" ", needed));
                    store.setState(AT, new At(fresh, 0).kept());
                });
    }

    private Set<String> needed() {
        return new TreeSet<>(Arrays.asList(store.state(NEEDED)
                .filter(s -> !s.isBlank())
                .map(s -> s.split(" "))
                .orElse(new String[0])));
    }

    /** Where the pass of a key is; each key has its own. */
    private record At(String key, long no) {
        static final long DONE = -1;

        static At of(String kept) {
            int colon = kept.indexOf(':');
            return colon < 0
                    ? new At("", 0)
                    : new At(kept.substring(0, colon), Long.parseLong(kept.substring(colon + 1)));
        }

        String kept() {
            return key + ":" + no;
        }
    }

    private record Row(long no, String record, String key, String input, String mended) {
        boolean open(String mark) {
            return !key.startsWith(mark) || !input.startsWith(mark) || mended != null && !mended.startsWith(mark);
        }
    }

    private record Old(long no, int revision, String record, String content) {}

    /** The next rows; false where there is none to do now. Throws PUBLISH-STORE-BEHIND, STATE-SEALED. */
    public boolean next() {
        if (seal.closes().isEmpty() || At.of(store.state(AT).orElse("")).no() == At.DONE) {
            return false;
        }
        boolean more = store.write(h -> {
            At at = At.of(Store.state(h, AT).orElse(""));
            At next = new At(at.key(), piece(h, at.no()));
            if (next.no() != At.DONE) {
                Store.setState(h, AT, next.kept());
            }
            return next.no() != At.DONE;
        });
        if (!more && busDone()) {
            store.change(h -> {
                Store.setState(h, NEEDED, seal.closes().orElseThrow());
                Store.setState(h, AT, new At(seal.closes().orElseThrow(), At.DONE).kept());
            });
        }
        return more;
    }

    /** Whether nothing waits on the bus that an earlier key closed; what does is closed anew when it moves, not here. */
    private boolean busDone() {
        if (looked && System.nanoTime() - lookedAt < BETWEEN_LOOKS_NANOS) {
            return false;
        }
        looked = true;
        lookedAt = System.nanoTime();
        Set<String> earlier = needed();
        earlier.remove(seal.closes().orElseThrow());
        return earlier.stream().noneMatch(onBus);
    }

    private long piece(Handle h, long from) {
        List<Row> rows = h.select(
                        "SELECT no, record, record_key, input, mended FROM record_row WHERE no > ? ORDER BY no LIMIT ?",
                        from,
                        PIECE)
                .map((rs, ctx) ->
                        new Row(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5)))
                .list();
        if (rows.isEmpty()) {
            return At.DONE;
        }
        long to = rows.get(rows.size() - 1).no();
        for (Row row : rows) {
            if (row.open(seal.mark())) {
                h.execute(
                        "UPDATE record_row SET record_key = ?, input = ?, mended = ? WHERE no = ?",
                        again(row.key(), row.record()),
                        again(row.input(), row.record()),
                        again(row.mended(), row.record()),
                        row.no());
            }
        }
        h.select(
                        "SELECT v.row_no, v.revision, r.record, v.content FROM row_revision v JOIN record_row r"
                                + " ON r.no = v.row_no WHERE v.row_no > ? AND v.row_no <= ?",
                        from,
                        to)
                .map((rs, ctx) -> new Old(rs.getLong(1), rs.getInt(2), rs.getString(3), rs.getString(4)))
                .list()
                .forEach(old -> h.execute(
                        "UPDATE row_revision SET content = ? WHERE row_no = ? AND revision = ?",
                        again(old.content(), old.record()),
                        old.no(),
                        old.revision()));
        return to;
    }

    private String again(String kept, String record) {
        return seal.close(seal.open(kept, record), record);
    }
}
