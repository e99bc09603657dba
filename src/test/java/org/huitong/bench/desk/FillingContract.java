package org.huitong.bench.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.huitong.failed.Finder;
import org.huitong.failed.KeyHash;
import org.huitong.failed.Projection;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bench fills is what the drainer would have written; and its questions notice what is missing. */
abstract class FillingContract {
    private static final KeyHash KEYS = new KeyHash(new byte[32]);
    private static final InventedRows INVENTED = new InventedRows(1_200, 1_800_000_000_000L);

    @TempDir
    Path folder;

    /** Of a new, empty store each time. */
    abstract StoreSettings settings();

    /** Rows many at once, in this store's own way. */
    abstract void fill(Filling filling, StoreSettings settings, int rows) throws SQLException;

    private static List<Map<String, Object>> all(Store store, String table, String by) {
        return store.read(h -> h.select("SELECT * FROM " + table + " ORDER BY " + by)
                .mapToMap()
                .list());
    }

    @Test
    void filledStoreIsThatOfTheDrainer() throws SQLException {
        StoreSettings filled = settings();
        StoreSettings drained = settings();
        try (Store one = Store.open(filled);
                Store other = Store.open(drained)) {
            fill(new Filling(one, KEYS, INVENTED, line -> {}), filled, INVENTED.rows());
            Projection projection = new Projection(other, KEYS);
            for (int from = 0; from < INVENTED.rows(); from += 100) {
                projection.apply(INVENTED.batch(from, from + 100));
            }

            assertThat(all(one, "record_row", "no")).hasSize(INVENTED.rows()).isEqualTo(all(other, "record_row", "no"));
            assertThat(all(one, "row_group", "id")).isEqualTo(all(other, "row_group", "id"));
            assertThat(all(one, "row_group_hour", "grp, hour")).isEqualTo(all(other, "row_group_hour", "grp, hour"));
        }
    }

    @Test
    void everyQuestionFindsWhatIsThereAndNoticesWhatIsNot() throws SQLException {
        StoreSettings settings = settings();
        try (Store store = Store.open(settings)) {
            fill(new Filling(store, KEYS, INVENTED, line -> {}), settings, INVENTED.rows());

            Asker whole = new Asker(store, new Finder(store, KEYS), INVENTED, 20);
            assertThat(whole.all())
                    .hasSize(17)
                    .allMatch(asked -> asked.p50() <= asked.p95() && asked.p95() <= asked.most());
            assertThat(whole.missed()).isFalse();

            store.change(h -> h.execute("DELETE FROM record_row WHERE no = 1"));
            Asker gap = new Asker(store, new Finder(store, KEYS), INVENTED, 1);
            gap.all();
            assertThat(gap.missed()).as("the row with the text is gone").isTrue();
        }
    }
}
