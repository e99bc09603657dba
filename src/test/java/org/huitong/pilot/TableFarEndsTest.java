package org.huitong.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sample.Expected.RegistryRow;
import sample.PopulationRow;
import sample.SampleData;

class TableFarEndsTest {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void open() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void close() throws IOException {
        postgres.close();
    }

    static List<String> databases() {
        return List.of(Farside.inMemory("test"), postgres.getJdbcUrl("postgres", "postgres"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void populationTableHoldsTheScriptsLastRows(String url) throws SQLException {
        SampleData data = SampleData.of(3, 200);
        long inPlace = data.rows().stream().filter(row -> row.replaces() != 0).count();
        PopulationRow last = data.rows().get(data.rows().size() - 1);

        try (PopulationBureau bureau = new PopulationBureau(url)) {
            bureau.apply(data.rows());

            assertThat(bureau.count()).isEqualTo((int) (data.rows().size() - inPlace));
            assertThatThrownBy(() -> bureau.apply(List.of(last))).isInstanceOf(SQLException.class);
            assertThat(bureau.count()).isEqualTo((int) (data.rows().size() - inPlace));
        }
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM CZRK ORDER BY UPD_SEQ DESC")) {
            row.next();
            assertThat(row.getString("XM")).isEqualTo(last.columns().xm());
            assertThat(row.getString("GMSFHM"))
                    .hasSize(20)
                    .startsWith(last.columns().gmsfhm());
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void registryShowsWhatWasWritten(String url) throws SQLException {
        try (RealEstateRegistry registry = new RealEstateRegistry(url);
                Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO BDC_CZRK VALUES ('k1', '𫖯·䶮', '1', DATE '1850-01-31', 7, 'r1', 0)");
            statement.execute("INSERT INTO BDC_CZRK VALUES ('k2', '李安', '2', NULL, 8, 'r2', 1)");

            assertThat(registry.held())
                    .containsOnlyKeys("k1", "k2")
                    .containsEntry("k1", new RegistryRow("𫖯·䶮", "1", LocalDate.of(1850, 1, 31), 7))
                    .containsEntry("k2", new RegistryRow("李安", "2", null, 8));
            assertThat(registry.rows().get("k2").revision()).isEqualTo(1);
        }
    }
}
