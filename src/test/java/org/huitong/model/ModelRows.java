package org.huitong.model;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huitong.deliver.OpenRow;
import org.huitong.deliver.RowStore;
import org.huitong.failed.WorkRows;
import org.huitong.message.RowState;
import org.huitong.message.Tally;

/** A worker's rows on the model's shelf; every call is an await point. */
final class ModelRows implements RowStore {
    private final World world;
    private final Shelf shelf;
    private final String subscription;

    ModelRows(World world, Shelf shelf, String subscription) {
        this.world = world;
        this.shelf = shelf;
        this.subscription = subscription;
    }

    private <T> T read(Supplier<T> work) {
        world.store("store.read");
        return work.get();
    }

    private void write(Runnable work) {
        world.store("store.write");
        work.run();
        world.at("after store.write");
    }

    private static OpenRow row(WorkRows.Open row) {
        return new OpenRow(row.record(), row.key(), row.position(), row.state(), row.doubted());
    }

    @Override
    public long lastAct() {
        return read(() -> shelf.lastAct(subscription));
    }

    @Override
    public List<OpenRow> open() {
        return read(() -> shelf.open(subscription).stream().map(ModelRows::row).toList());
    }

    @Override
    public List<Act> actsAfter(long number) {
        return read(() -> shelf.actsAfter(subscription, number).stream()
                .map(a -> new Act(a.number(), row(a.row())))
                .toList());
    }

    @Override
    public Map<String, Claimed> claim(List<OpenRow> expected) {
        world.store("store.claim");
        Map<String, RowState> states = expected.stream().collect(Collectors.toMap(OpenRow::record, OpenRow::state));
        Map<String, Claimed> claimed = shelf.claim(subscription, states).stream()
                .collect(Collectors.toMap(WorkRows.Claimed::record, c -> new Claimed(c.text(), c.revision())));
        world.frame().claims += claimed.size();
        world.at("after store.claim");
        return claimed;
    }

    @Override
    public void release(List<String> records) {
        write(() -> shelf.release(subscription, records));
    }

    @Override
    public Map<String, Integer> deaths() {
        return read(() -> shelf.attempts(subscription));
    }

    @Override
    public void attempting(List<String> records) {
        write(() -> shelf.attempting(subscription, records));
    }

    @Override
    public void survived(List<String> records) {
        write(() -> shelf.survived(subscription, records));
    }

    @Override
    public long discarded(String act) {
        return read(() -> shelf.tallies(Tally.discard(act)).getOrDefault(Tally.SLICES, 0L));
    }

    @Override
    public void calm() {
        write(() -> shelf.clearAttempts(subscription));
    }
}
