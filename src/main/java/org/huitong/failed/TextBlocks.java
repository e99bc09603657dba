package org.huitong.failed;

import java.util.List;
import java.util.Optional;
import org.huitong.store.Sealing;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;

/**
 * Keeps for each block of rows what texts it may have ({@link TextFilter}). A block is made when it is full, and again after one
 * of its rows has changed; until then it may have any. Thread-safe.
 */
public final class TextBlocks {
    static final int ROWS = 256;

    /** Of those whose rows have changed since. */
    private static final String CHANGED = "SELECT no FROM text_block WHERE filter IS NULL ORDER BY no LIMIT 1";

    private static final String NEXT = "SELECT COALESCE((SELECT MAX(no) + 1 FROM text_block),"
            + " (SELECT MIN(no) FROM record_row) / " + ROWS + ") AS next WHERE EXISTS (SELECT 1 FROM record_row)";

    private final Store store;
    private final TextFilter filter;

    public TextBlocks(Store store, KeyHash keys) {
        this.store = store;
        this.filter = filter(keys);
    }

    static TextFilter filter(KeyHash keys) {
        return new TextFilter(keys.of("text blocks"));
    }

    /** Within the transaction that changes what a row says. */
    static void changed(Handle h, long row) {
        h.execute("UPDATE text_block SET filter = NULL WHERE no = ? AND filter IS NOT NULL", row / ROWS);
    }

    /** Makes the next one; false where there is none. Throws PUBLISH-STORE-BEHIND. */
    public boolean makeNext() {
        return store.write(h -> {
            Optional<Long> next = next(h);
            next.ifPresent(no -> make(h, no));
            return next.isPresent();
        });
    }

    private static Optional<Long> next(Handle h) {
        Optional<Long> fresh = h.select(NEXT)
                .mapTo(Long.class)
                .findOne()
                .filter(no -> h.select("SELECT 1 FROM record_row WHERE no >= ? LIMIT 1", (no + 1) * ROWS)
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent());
        return fresh.isPresent() ? fresh : h.select(CHANGED).mapTo(Long.class).findOne();
    }

    private record Row(long created, String text, String input, String mended) {}

    private void make(Handle h, long no) {
        List<Row> rows = h.select(
                        "SELECT created, text, input, mended, record FROM record_row WHERE no >= ? AND no < ?",
                        no * ROWS,
                        (no + 1) * ROWS)
                .map((rs, ctx) -> new Row(
                        rs.getLong(1),
                        rs.getString(2),
                        Sealing.of(ctx).open(rs.getString(3), rs.getString(5)),
                        Sealing.of(ctx).open(rs.getString(4), rs.getString(5))))
                .list();
        TextFilter.Builder builder = filter.new Builder();
        for (Row row : rows) {
            builder.add(row.text());
            builder.add(row.input());
            if (row.mended() != null) {
                builder.add(row.mended());
            }
        }
        h.execute(
                "INSERT INTO text_block (no, oldest, newest, filter) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (no) DO UPDATE SET oldest = excluded.oldest, newest = excluded.newest,"
                        + " filter = excluded.filter",
                no,
                rows.stream().mapToLong(Row::created).min().orElse(0),
                rows.stream().mapToLong(Row::created).max().orElse(-1),
                builder.build());
    }

    /** Within the transaction that forgets rows: blocks whose rows are all forgotten go, too. */
    static void forgotten(Handle h) {
        h.execute("DELETE FROM text_block WHERE no < (SELECT MIN(no) FROM record_row) / " + ROWS);
    }
}
