package org.huitong.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.table.SinkRules.How;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a call leaves in a table of PostgreSQL, and whom it blames. */
class TableSinkTest {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void table() throws SQLException {
        execute("DROP TABLE IF EXISTS PEOPLE");
        execute("CREATE TABLE PEOPLE (ID VARCHAR(9) PRIMARY KEY, NAME VARCHAR(4), BORN DATE, VERSION BIGINT,"
                + " CONSTRAINT OF_AGE CHECK (BORN < DATE '2020-01-01'))");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT ID, NAME, BORN FROM PEOPLE ORDER BY ID")) {
            while (result.next()) {
                rows.add(result.getString(1) + " " + result.getString(2) + " " + result.getString(3));
            }
        }
        return rows;
    }

    private static TableSink sink(How how, boolean atomic) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("ID", "recordKey");
        words.put("NAME", "name");
        words.put("VERSION", "recordVersion");
        words.put("BORN", "born");
        return new TableSink(
                new SinkRules(how, "", "PEOPLE", words, List.of("ID"), "VERSION", atomic, Duration.ofSeconds(20)),
                postgres.getPostgresDatabase(),
                new Dialects(Path.of("config/dialects")));
    }

    private static Map<String, Object> record(String key, long version, String op, String name, String born) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("born", born);
        return Map.of("id", "r" + version, "key", key, "version", version, "revision", 0, "op", op, "data", data);
    }

    private static Map<String, Object> person(String key, long version, String name) {
        return record(key, version, "upsert", name, "1980-02-29");
    }

    @Test
    void newerRecordReplacesAndOlderOneDoesNot() throws Exception {
        for (How how : List.of(How.UPSERT, How.COPY)) {
            table();
            TableSink sink = sink(how, true);
            sink.write(List.of(person("a", 5, "five"), person("b", 5, "b\t\\"), record("c", 5, "upsert", null, null)));
            sink.write(List.of(person("a", 4, "four"), person("b", 6, "six")));
            sink.write(List.of(record("b", 5, "delete", null, null), record("c", 7, "delete", null, null)));

            assertThat(rows()).as(how.name()).containsExactly("a five 1980-02-29", "b six 1980-02-29");
        }
    }

    /** A consumer that adds the column to a table it has had for years. */
    @Test
    void rowWithoutAVersionIsOlderThanAnyRecord() throws Exception {
        for (How how : List.of(How.UPSERT, How.COPY)) {
            table();
            execute("INSERT INTO PEOPLE (ID, NAME) VALUES ('a', 'had'), ('b', 'had')");
            sink(how, true).write(List.of(person("a", 1, "new"), record("b", 1, "delete", null, null)));

            assertThat(rows()).as(how.name()).containsExactly("a new 1980-02-29");
        }
    }

    @Test
    void textOfEveryKindArrivesAsItIs() throws Exception {
        for (How how : List.of(How.UPSERT, How.COPY)) {
            table();
            sink(how, true)
                    .write(List.of(person("a", 1, "\\N\t\n"), person("b", 1, "\\.\r\u0001"), person("c", 1, "𬭎")));

            assertThat(rows())
                    .as(how.name())
                    .containsExactly("a \\N\t\n 1980-02-29", "b \\.\r\u0001 1980-02-29", "c 𬭎 1980-02-29");
        }
    }

    @Test
    void eachBadRowIsNamedWithItsReasonAndTheOthersAreKept() throws Exception {
        RowsRefused refused = catchThrowableOfType(
                RowsRefused.class,
                () -> sink(How.UPSERT, false)
                        .write(List.of(
                                person("a", 1, "ok"),
                                person("b", 1, "too long"),
                                record("c", 1, "upsert", "ok", "2021-01-01"),
                                record("d", 1, "upsert", "ok", "yesterday"),
                                person("e", 1, "ok"))));

        assertThat(refused.othersApplied()).isTrue();
        assertThat(refused.rows())
                .containsEntry(1, new RowsRefused.Refusal("22001", ""))
                .containsEntry(2, new RowsRefused.Refusal("23514", "of_age"))
                .containsEntry(3, new RowsRefused.Refusal("22018", ""))
                .hasSize(3);
        assertThat(rows()).containsExactly("a ok 1980-02-29", "e ok 1980-02-29");
    }

    @Test
    void nothingIsKeptOfACallThatIsAllOrNothing() throws Exception {
        for (How how : List.of(How.UPSERT, How.COPY)) {
            RowsRefused refused = catchThrowableOfType(
                    RowsRefused.class,
                    () -> sink(how, true).write(List.of(person("a", 1, "ok"), person("b", 1, "too long"))));

            assertThat(refused.othersApplied()).isFalse();
            assertThat(refused.rows()).containsOnlyKeys(1);
            assertThat(rows()).isEmpty();
        }
    }

    @Test
    void tableThatIsNotThereIsNobodysFault() throws Exception {
        TableSink sink = sink(How.UPSERT, false);
        sink.write(List.of(person("a", 1, "ok")));
        execute("DROP TABLE PEOPLE");

        assertThatThrownBy(() -> sink.write(List.of(person("a", 1, "ok"), person("b", 1, "too long"))))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42P01"));
    }

    @Test
    void repeatedAppendAddsNothing() throws Exception {
        TableSink sink = sink(How.APPEND, false);
        sink.write(List.of(person("a", 1, "ok")));
        sink.write(List.of(person("a", 1, "new"), person("b", 1, "ok")));

        assertThat(rows()).containsExactly("a ok 1980-02-29", "b ok 1980-02-29");
    }
}
