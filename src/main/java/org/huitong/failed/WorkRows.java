package org.huitong.failed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huitong.audit.Bulk;
import org.huitong.message.ErrorCode;
import org.huitong.message.RowState;
import org.huitong.message.Tally;
import org.huitong.store.Sealing;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What workers ask of the store about the rows of one subscription. Thread-safe. */
public final class WorkRows {
    /** Both by the index of what is claimed: a start and a reload do not wait for rows that nobody holds. */
    static final String RELEASE = "UPDATE record_row SET claimed = 0 WHERE claimed > 0";

    static final String RELEASE_OF_ONE = RELEASE + " AND subscription = ?";

    /** The newest attempt stands in the row, those before it beside; most rows have had one only. */
    private static final String DOUBTED = "CASE WHEN r.code = '" + ErrorCode.DELIVER_POISON.text()
            + "' OR r.attempts > 1 AND"
            + " EXISTS (SELECT 1 FROM row_step s WHERE s.row_no = r.no AND s.code = '" + ErrorCode.DELIVER_POISON.text()
            + "') THEN 1 ELSE 0 END";

    private static final String CONTENTS = "SELECT record, COALESCE(mended, input), revision FROM record_row"
            + " WHERE subscription = :subscription AND record IN (<records>)";

    static final String MARKED = CONTENTS + " AND state = 'REPLAYING'";

    private static final int READ_AT_ONCE = 500;

    private final Store store;

    public WorkRows(Store store) {
        this.store = store;
    }

    /**
     * An open row as its worker remembers it; no payload.
     *
     * @param doubted it was parked as a suspected poison, at the newest attempt or at one before
     */
    public record Open(String record, String key, long position, RowState state, boolean doubted) {}

    /** A person's act, numbered. */
    public record Act(long number, Open row) {}

    /** A row the worker may send now. */
    public record Claimed(String record, String text, int revision) {}

    /** What is open, and what was discarded and may still come back. */
    public List<Open> open(String subscription) {
        return store.read(h -> h.select(
                        "SELECT record, record_key, position, state, " + DOUBTED + ", no FROM record_row r"
                                + " WHERE subscription = ? AND state IN ('PARKED', 'HELD', 'REPLAYING') UNION ALL"
                                + " SELECT record, record_key, position, state, " + DOUBTED + ", no FROM record_row r"
                                + " WHERE subscription = ? AND restorable > ? AND state = 'DISCARDED' ORDER BY 3, 6",
                        subscription,
                        subscription,
                        System.currentTimeMillis())
                .map((rs, ctx) -> new Open(
                        rs.getString(1),
                        Sealing.of(ctx).open(rs.getString(2), rs.getString(1)),
                        rs.getLong(3),
                        RowState.valueOf(rs.getString(4)),
                        rs.getInt(5) == 1))
                .list());
    }

    /** Number of the newest act on a row of this subscription. */
    public long lastAct(String subscription) {
        return store.read(
                h -> h.select("SELECT COALESCE(MAX(act), 0) FROM record_row WHERE subscription = ?", subscription)
                        .mapTo(Long.class)
                        .one());
    }

    /** Acts on rows of this subscription since the one numbered {@code after}, oldest first. */
    public List<Act> actsAfter(String subscription, long after) {
        return store.read(h -> h.select(
                        "SELECT act, record, record_key, position, state, " + DOUBTED + " FROM record_row r"
                                + " WHERE subscription = ? AND act > ? ORDER BY act",
                        subscription,
                        after)
                .map((rs, ctx) -> new Act(
                        rs.getLong(1),
                        new Open(
                                rs.getString(2),
                                Sealing.of(ctx).open(rs.getString(3), rs.getString(2)),
                                rs.getLong(4),
                                RowState.valueOf(rs.getString(5)),
                                rs.getInt(6) == 1)))
                .list());
    }

    /**
     * Takes rows so that nobody else acts on them; without those that are not there (yet) or not in that state (any more).
     * One that is marked for replay is its worker's already, no person and no job changes it: it is only read, so that a
     * replay does not wait for the store's one writer, which is busy with what came before.
     *
     * @param expected state by record
     */
    public List<Claimed> claim(String subscription, Map<String, RowState> expected) {
        Map<Boolean, List<String>> records = expected.keySet().stream()
                .collect(Collectors.partitioningBy(record -> expected.get(record) == RowState.REPLAYING));
        List<String> marked = records.get(true);
        List<String> others = records.get(false);
        List<Claimed> claimed = new ArrayList<>();
        if (!marked.isEmpty()) {
            claimed.addAll(store.read(h -> contents(h, MARKED, subscription, marked)));
        }
        if (!others.isEmpty()) {
            claimed.addAll(store.write(h -> {
                int[] taken = take(h, subscription, others, expected);
                return contents(
                        h,
                        CONTENTS,
                        subscription,
                        IntStream.range(0, taken.length)
                                .filter(i -> taken[i] > 0)
                                .mapToObj(others::get)
                                .toList());
            }));
        }
        return claimed;
    }

    private static List<Claimed> contents(Handle h, String sql, String subscription, List<String> records) {
        List<Claimed> contents = new ArrayList<>();
        for (int from = 0; from < records.size(); from += READ_AT_ONCE) {
            h.createQuery(sql)
                    .bind("subscription", subscription)
                    .bindList("records", records.subList(from, Math.min(from + READ_AT_ONCE, records.size())))
                    .map((rs, ctx) -> new Claimed(
                            rs.getString(1), Sealing.of(ctx).open(rs.getString(2), rs.getString(1)), rs.getInt(3)))
                    .forEach(contents::add);
        }
        return contents;
    }

    private static int[] take(Handle h, String subscription, List<String> records, Map<String, RowState> expected) {
        try (Bulk taking =
                new Bulk(h, "UPDATE record_row SET claimed = 1 WHERE subscription = ? AND record = ? AND state = ?")) {
            records.forEach(record ->
                    taking.add(subscription, record, expected.get(record).name()));
            return taking.execute();
        }
    }

    /** Lets go of rows that were claimed and not settled. */
    public void release(String subscription, List<String> records) {
        store.change(h -> {
            PreparedBatch batch =
                    h.prepareBatch("UPDATE record_row SET claimed = 0 WHERE subscription = ? AND record = ?");
            records.forEach(record -> batch.add(subscription, record));
            batch.execute();
        });
    }

    /** After a start nobody holds a claim. */
    public void releaseAll() {
        store.change(h -> h.execute(RELEASE));
    }

    /** After a subscription's worker has ended nobody holds a claim on its rows. */
    public void releaseAll(String subscription) {
        store.change(h -> h.execute(RELEASE_OF_ONE, subscription));
    }

    /** Records this subscription was attempting when the process died, with the number of deaths. */
    public Map<String, Integer> attempts(String subscription) {
        return store.read(h -> h
                .select("SELECT record, deaths FROM attempt WHERE subscription = ?", subscription)
                .map((rs, ctx) -> Map.entry(rs.getString(1), rs.getInt(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Writes down what is attempted next: were the process to die now, these would have one death more. */
    public void attempting(String subscription, List<String> records) {
        store.change(h -> {
            PreparedBatch batch = h.prepareBatch("INSERT INTO attempt (subscription, record, deaths) VALUES (?, ?, 1)"
                    + " ON CONFLICT (subscription, record) DO UPDATE SET deaths = attempt.deaths + 1");
            records.forEach(record -> batch.add(subscription, record));
            batch.execute();
        });
    }

    /** These records were under way and did not kill. */
    public void survived(String subscription, List<String> records) {
        store.change(h -> {
            PreparedBatch batch = h.prepareBatch("DELETE FROM attempt WHERE subscription = ? AND record = ?");
            records.forEach(record -> batch.add(subscription, record));
            batch.execute();
        });
    }

    /** Slices that a person's discard is done with. */
    public long discarded(String act) {
        return store.read(h -> h.select(
                        "SELECT n FROM tally WHERE subject = ? AND word = ?", Tally.discard(act), Tally.SLICES.word())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    public void clearAttempts(String subscription) {
        store.change(h -> h.execute("DELETE FROM attempt WHERE subscription = ?", subscription));
    }
}
