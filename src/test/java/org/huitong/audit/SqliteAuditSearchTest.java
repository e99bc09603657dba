package org.huitong.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import org.huitong.audit.AuditSearch.Asked;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteAuditSearchTest extends AuditSearchContract {
    @Override
    StoreSettings settings(Path folder) {
        return StoreSettings.sqlite(folder);
    }

    @Test
    void subjectIsFoundByItsIndexAndTheRestByNumber(@TempDir Path folder) {
        try (Store store = Store.open(StoreSettings.sqlite(folder))) {
            assertThat(plan(store, new Asked("wang", null, "row 17", null, null, null, null, 10)))
                    .contains("USING INDEX audit_subject (subject=?")
                    .doesNotContain("TEMP B-TREE");
            assertThat(plan(store, new Asked("wang", "grant", null, "ok", 1L, 2L, null, 10)))
                    .contains("USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)")
                    .doesNotContain("TEMP B-TREE");
        }
    }

    private static String plan(Store store, Asked asked) {
        ArrayList<Object> values = new ArrayList<>();
        String sql = AuditSearch.sql(asked, 0, 100, asked.limit(), values);
        return store.read(h -> String.join(
                "\n",
                h.select("EXPLAIN QUERY PLAN " + sql, values.toArray())
                        .map((rs, ctx) -> rs.getString("detail"))
                        .list()));
    }
}
