package org.huitong.failed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.huitong.store.StoreSettings;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqliteFinderTest extends FinderContract {
    @Override
    StoreSettings settings() {
        return StoreSettings.sqlite(folder);
    }

    @Override
    StoreSettings another() throws Exception {
        return StoreSettings.sqlite(Files.createDirectories(folder.resolve("another")));
    }

    static List<Plans.Asked> asked() {
        return Plans.all();
    }

    @ParameterizedTest
    @MethodSource("asked")
    void noQuestionScansTheTableOrSortsIt(Plans.Asked asked) {
        Plans.fill(store, 2_000);

        List<String> plan = store.read(h -> plan(h, asked));

        assertThat(plan)
                .as(asked.sql())
                .noneMatch(line -> line.startsWith("SCAN") && !line.contains("USING"))
                .noneMatch(line -> line.contains("TEMP B-TREE"))
                .anyMatch(line -> line.contains(asked.index()));
    }

    private static List<String> plan(Handle h, Plans.Asked asked) {
        return h.select("EXPLAIN QUERY PLAN " + asked.sql(), asked.values().toArray())
                .map((rs, ctx) -> rs.getString("detail"))
                .list();
    }
}
