package org.huitong.wiring;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huitong.catalog.Forms;
import org.huitong.deliver.OpenRow;
import org.huitong.deliver.RowStore;
import org.huitong.failed.WorkRows;
import org.huitong.message.RowState;
import org.huitong.message.Slice;

/** The rows of one subscription, as its worker asks for them. Thread-safe. */
public final class StoredRows implements RowStore {
    private final WorkRows rows;
    private final String subscription;
    private final Supplier<Forms> forms;

    /** @param forms of its resource, as the catalog has them now */
    public StoredRows(WorkRows rows, String subscription, Supplier<Forms> forms) {
        this.forms = forms;
        this.rows = rows;
        this.subscription = subscription;
    }

    @Override
    public long lastAct() {
        return rows.lastAct(subscription);
    }

    @Override
    public List<OpenRow> open() {
        return rows.open(subscription).stream().map(StoredRows::row).toList();
    }

    @Override
    public List<Act> actsAfter(long number) {
        return rows.actsAfter(subscription, number).stream()
                .map(act -> new Act(act.number(), row(act.row())))
                .toList();
    }

    private static OpenRow row(WorkRows.Open row) {
        return new OpenRow(row.record(), row.key(), row.position(), row.state(), row.doubted());
    }

    @Override
    public Map<String, Claimed> claim(List<OpenRow> expected) {
        Map<String, RowState> states = expected.stream().collect(Collectors.toMap(OpenRow::record, OpenRow::state));
        return rows.claim(subscription, states).stream()
                .collect(Collectors.toMap(WorkRows.Claimed::record, c -> new Claimed(current(c.text()), c.revision())));
    }

    /** A row may have waited since an earlier form; one that a person has broken stays as it is, and is found so. */
    private String current(String text) {
        Forms now = forms.get();
        if (!now.changed()) {
            return text;
        }
        try {
            return Slice.text(now.current(Slice.record(text)));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return text;
        }
    }

    @Override
    public void release(List<String> records) {
        rows.release(subscription, records);
    }

    @Override
    public Map<String, Integer> deaths() {
        return rows.attempts(subscription);
    }

    @Override
    public void attempting(List<String> records) {
        rows.attempting(subscription, records);
    }

    @Override
    public void survived(List<String> records) {
        rows.survived(subscription, records);
    }

    @Override
    public long discarded(String act) {
        return rows.discarded(act);
    }

    @Override
    public void calm() {
        rows.clearAttempts(subscription);
    }
}
