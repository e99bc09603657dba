package org.huitong.failed;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.huitong.store.StoreSettings;
import org.huitong.store.TestPostgres;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresFinderTest extends FinderContract {
    private final String url = TestPostgres.database();
    private final String another = TestPostgres.database();

    @Override
    StoreSettings settings() {
        return new StoreSettings(folder, url, "", "");
    }

    @Override
    StoreSettings another() {
        return new StoreSettings(folder, another, "", "");
    }

    static List<Plans.Asked> asked() {
        return Plans.all();
    }

    @ParameterizedTest
    @MethodSource("asked")
    void noQuestionScansTheTable(Plans.Asked asked) throws SQLException {
        Plans.fill(store, 20_000);
        vacuum();

        List<String> plan = store.read(
                h -> h.select("EXPLAIN " + asked.sql(), asked.values().toArray())
                        .mapTo(String.class)
                        .list());

        assertThat(plan)
                .as(asked.sql())
                .noneMatch(line -> line.contains("Seq Scan"))
                // Where it is asked for much of the table, walking all of it in order is as good.
                .anyMatch(line ->
                        line.contains("Index") && (line.contains(asked.index()) || line.contains("record_row_newest")));
    }

    private void vacuum() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        }
    }
}
