package org.huitong.failed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huitong.store.Store;

/** The records that a replay job could not deliver, as they are now, the highest number first. Thread-safe. */
final class FailedAgain {
    /** What is forgotten by now is not counted, so a page is full as long as there is more. */
    static final String ROWS = "SELECT " + Search.COLUMNS + " FROM (SELECT row_no FROM replay_row WHERE job = ?"
            + " AND fate = 'FAILED' AND row_no < ?) j JOIN record_row ON no = j.row_no ORDER BY j.row_no DESC LIMIT ?";

    private final Store store;

    FailedAgain(Store store) {
        this.store = store;
    }

    /** Empty where there is no such job. */
    Optional<Page> page(long job, Cursor after, int limit) {
        long below = after == null ? Long.MAX_VALUE : after.no();
        return store.read(h -> h.select("SELECT 1 FROM replay_job WHERE no = ?", job)
                .mapTo(Integer.class)
                .findOne()
                .map(there -> page(
                        new ArrayList<>(h.select(ROWS, job, below, limit + 1)
                                .map(Search.MAPPER)
                                .list()),
                        limit)));
    }

    private static Page page(List<Listed> rows, int limit) {
        if (rows.size() <= limit) {
            return new Page(rows, null, rows.size());
        }
        List<Listed> full = rows.subList(0, limit);
        return new Page(full, full.get(limit - 1).cursor(), rows.size());
    }
}
