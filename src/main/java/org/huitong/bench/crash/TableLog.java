package org.huitong.bench.crash;

import java.util.ArrayList;
import java.util.List;

/** Every row that was written to the real-estate table, and when; some of them may never have been committed. Thread-safe. */
public final class TableLog {
    private final Moments moments;
    private final boolean kept;
    private final List<Written> rows = new ArrayList<>();

    /**
     * A row as the table holds it.
     *
     * @param at before the commit, by System.nanoTime
     */
    public record Written(List<Object> columns, long at) {}

    TableLog(Moments moments, boolean kept) {
        this.moments = moments;
        this.kept = kept;
    }

    void written(Object[] row) {
        if (kept) {
            synchronized (rows) {
                rows.add(new Written(java.util.Arrays.asList(row.clone()), System.nanoTime()));
            }
        }
        moments.at(Moment.ROW_WRITTEN);
    }

    public List<Written> rows() {
        synchronized (rows) {
            return List.copyOf(rows);
        }
    }
}
