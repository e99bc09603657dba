package org.huitong.model;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.huitong.failed.DiscardRules;
import org.huitong.failed.KeyHash;
import org.huitong.failed.Projection;
import org.huitong.failed.Receipts;
import org.huitong.failed.Rows;
import org.huitong.failed.WorkRows;
import org.huitong.message.Event;
import org.huitong.message.Receipt;
import org.huitong.message.RowState;
import org.huitong.message.Tally;
import org.huitong.seal.Seal;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;

/** The real store behind the model's port. */
public final class SqlShelf implements Shelf, AutoCloseable {
    private static final List<String> TABLES = List.of(
            "state",
            "drained",
            "receipt",
            "record_row",
            "row_group",
            "row_group_hour",
            "row_step",
            "sighting",
            "text_block",
            "tally",
            "attempt",
            "replay_job",
            "replay_row");
    private static final KeyHash KEYS = new KeyHash(new byte[32]);
    private static final int ALL = 10_000;

    private final Store store;
    private final Rows rows;
    private final WorkRows work;
    private final JobShelf jobs;
    private Projection projection;

    public SqlShelf(Path directory) {
        this(StoreSettings.sqlite(directory));
    }

    public SqlShelf(StoreSettings settings) {
        this(settings, Seal.NONE);
    }

    /** @param seal by which what it keeps is closed */
    public SqlShelf(StoreSettings settings, Seal seal) {
        store = Store.open(settings, seal);
        rows = new Rows(store, new DiscardRules(Duration.ofDays(7), Integer.MAX_VALUE, Scene.MOVE::equals));
        work = new WorkRows(store);
        jobs = new SqlJobs(store, KEYS);
        projection = new Projection(store, KEYS);
    }

    /** An empty store again. */
    public void clear() {
        store.change(h -> TABLES.forEach(table -> h.execute("DELETE FROM " + table)));
        projection = new Projection(store, KEYS);
    }

    @Override
    public void apply(List<Event> events) {
        projection.apply(events);
    }

    @Override
    public Optional<Receipt> receipt(String system, String key) {
        return new Receipts(store).find(system, key);
    }

    @Override
    public void forEachKey(BiConsumer<String, String> seen) {
        new Receipts(store).forEachKey(seen);
    }

    @Override
    public long lastAct(String subscription) {
        return work.lastAct(subscription);
    }

    @Override
    public List<WorkRows.Open> open(String subscription) {
        return work.open(subscription);
    }

    @Override
    public List<WorkRows.Act> actsAfter(String subscription, long number) {
        return work.actsAfter(subscription, number);
    }

    @Override
    public List<WorkRows.Claimed> claim(String subscription, Map<String, RowState> expected) {
        return work.claim(subscription, expected);
    }

    @Override
    public void release(String subscription, List<String> records) {
        work.release(subscription, records);
    }

    @Override
    public void releaseAll() {
        work.releaseAll();
    }

    @Override
    public Map<String, Integer> attempts(String subscription) {
        return work.attempts(subscription);
    }

    @Override
    public void attempting(String subscription, List<String> records) {
        work.attempting(subscription, records);
    }

    @Override
    public void survived(String subscription, List<String> records) {
        work.survived(subscription, records);
    }

    @Override
    public void clearAttempts(String subscription) {
        work.clearAttempts(subscription);
    }

    @Override
    public JobShelf jobs() {
        return jobs;
    }

    @Override
    public Rows.Row edit(long no, int expected, String mended, String person, String reason) {
        return rows.edit(no, expected, mended, person, reason);
    }

    @Override
    public Rows.Row discard(long no, String person, String reason) {
        return rows.discard(no, person, reason);
    }

    @Override
    public Rows.Row restore(long no, String person, String reason) {
        return rows.restore(no, person, reason);
    }

    @Override
    public Rows.Row replay(long no, String person) {
        return rows.replay(no, person);
    }

    @Override
    public List<Rows.Row> rows() {
        return rows.list(new Rows.Filter(null, null, null, null, null, ALL)).stream()
                .sorted(Comparator.comparingLong(Rows.Row::no))
                .toList();
    }

    @Override
    public Map<Tally, Long> tallies(String subject) {
        return projection.tallies(subject);
    }

    @Override
    public Optional<String> state(String name) {
        return store.state(name);
    }

    @Override
    public void setState(String name, String value) {
        store.setState(name, value);
    }

    @Override
    public void close() {
        store.close();
    }
}
