package org.huitong.store.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.store.TestPostgres;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Tables of every kind go to files and come back the same. */
@Timeout(120)
class TablesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** By name the child comes before the parent. */
    private static final String TABLES =
            "CREATE TABLE parent (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name TEXT,"
                    + " bytes BYTEA, yes BOOLEAN, share DOUBLE PRECISION, at TIMESTAMPTZ, doubled BIGINT GENERATED ALWAYS AS"
                    + " (3 * 2) STORED);"
                    + " CREATE TABLE child (parent BIGINT REFERENCES parent, elder BIGINT REFERENCES parent, text TEXT);"
                    + " CREATE TABLE \"奇怪 \"\"Name\"\"\" (\"a b\" TEXT, \"数\" INTEGER);"
                    + " CREATE SEQUENCE never; CREATE TABLE empty (id BIGINT)";

    @TempDir
    private Path folder;

    private final Handle from = schema();
    private final Handle to = schema();

    private static Handle schema() {
        Handle handle = Jdbi.open(TestPostgres.database());
        handle.execute(TABLES);
        return handle;
    }

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    private Contents write() throws SQLException, IOException {
        TablesOut.prepare(from);
        return TablesOut.write(from, folder);
    }

    private void load() throws SQLException, IOException {
        to.begin();
        try {
            TablesIn.load(to, folder, PATIENCE);
            to.commit();
        } finally {
            if (to.isInTransaction()) {
                to.rollback();
            }
        }
    }

    private static List<Map<String, Object>> rows(Handle handle, String query) {
        return handle.createQuery(query).mapToMap().list();
    }

    @Test
    void everyValueComesBackAsItWas() throws Exception {
        List<String> texts = List.of(
                "",
                "\\N",
                "\\.",
                "\\\\",
                "a\tb",
                "a\nb",
                "a\r\nb",
                "汇通 𠮷",
                "'\"$1 ?:x",
                " ends ",
                "\u0001\u007f\uFFFD");
        for (String text : texts) {
            from.execute(
                    "INSERT INTO parent (name, bytes, yes, share, at) VALUES (?, ?, TRUE, 0.1::float8 + 0.2, now())",
                    text,
                    text.getBytes(StandardCharsets.UTF_8));
        }
        from.execute(
                "INSERT INTO parent (name, bytes, share) VALUES (NULL, '\\x0001ff5c0a', 'NaN'), ('null', NULL, NULL)");
        from.execute("INSERT INTO child SELECT id, id, name FROM parent");
        from.execute("INSERT INTO \"奇怪 \"\"Name\"\"\" VALUES ('一', 1), (NULL, NULL)");
        from.execute("SET bytea_output = 'escape'; SET extra_float_digits = 0");

        Contents contents = write();
        load();

        assertThat(contents.rows()).isEqualTo(2L * (texts.size() + 2) + 2);
        assertThat(Contents.read(folder)).isEqualTo(contents);
        assertThat(contents.tables().get("parent").columns()).doesNotContain("doubled");
        for (String query : List.of(
                "SELECT id, name, encode(bytes, 'hex') AS bytes, yes, share, at, doubled FROM parent ORDER BY id",
                "SELECT * FROM child ORDER BY parent",
                "SELECT * FROM \"奇怪 \"\"Name\"\"\" ORDER BY 1",
                "SELECT * FROM empty")) {
            assertThat(rows(to, query)).isEqualTo(rows(from, query));
        }
        assertThat(rows(to, "SELECT name FROM parent WHERE id <= " + texts.size() + " ORDER BY id"))
                .extracting(row -> row.get("name"))
                .isEqualTo(texts);
    }

    @Test
    void sequencesGoOnBehindWhatTheyGave() throws Exception {
        from.execute("INSERT INTO parent (name) SELECT 'x' FROM generate_series(1, 41)");
        from.execute("DELETE FROM parent WHERE id > 3");

        Contents contents = write();
        load();
        to.execute("INSERT INTO parent (name) VALUES ('next')");

        assertThat(contents.sequences()).hasSize(1).containsValue(41L);
        assertThat(rows(to, "SELECT MAX(id) AS id FROM parent").get(0)).containsEntry("id", 42L);
        assertThat(rows(to, "SELECT nextval('never') AS n").get(0)).containsEntry("n", 1L);
    }

    @Test
    void tablesThatAreNotThoseOfTheCopyAreRefusedAndNothingIsKept() throws Exception {
        from.execute("INSERT INTO parent (name) VALUES ('one')");
        write();

        to.execute("ALTER TABLE parent ADD COLUMN more TEXT");
        refused("other columns of the table parent");
        to.execute("ALTER TABLE parent DROP COLUMN more");
        to.execute("CREATE TABLE zebra (id BIGINT)");
        refused("lacks the table zebra");
        to.execute("DROP TABLE zebra");
        Files.writeString(folder.resolve("empty.copy"), "1\n");
        refused("has 0 rows of the table empty, and 1 came");
        Files.writeString(folder.resolve("empty.copy"), "no number\n");
        assertThatThrownBy(this::load).isInstanceOf(SQLException.class);
        assertThat(rows(to, "SELECT * FROM parent")).isEmpty();

        Files.writeString(folder.resolve("empty.copy"), "");
        to.execute("DROP TABLE empty");
        load();
        assertThat(rows(to, "SELECT * FROM parent"))
                .as("a table that nobody makes stays out")
                .hasSize(1);
    }

    private void refused(String word) {
        assertThatThrownBy(this::load)
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATE_BACKUP))
                .hasMessageContainingAll(word, "version of the gateway");
    }

    @Test
    void rowsThatAPolicyHidesAreNotLeftOutInSilence() throws Exception {
        from.execute("INSERT INTO parent (name) VALUES ('hidden')");
        from.execute("ALTER TABLE parent ENABLE ROW LEVEL SECURITY");
        String role = "reader_" + UUID.randomUUID().toString().replace("-", "");
        from.execute("CREATE ROLE " + role);
        from.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role);
        from.execute("SET ROLE " + role);

        assertThatThrownBy(this::write).isInstanceOf(SQLException.class).hasMessageContaining("row-level security");
    }

    /** A stopped process keeps its sockets open and takes nothing: a write to it would wait for ever. */
    @Test
    void databaseThatTakesNoMoreIsGivenUp() throws Exception {
        try (Connection session = DriverManager.getConnection(TestPostgres.database());
                Statement statement = session.createStatement()) {
            statement.execute("CREATE TABLE taken (text TEXT)");
            long process = session.unwrap(PGConnection.class).getBackendPID();
            try (Patience patience = new Patience(session, Duration.ofSeconds(1));
                    InputStream endless = patience.over(new Endless(() -> signal("STOP", process)))) {
                assertThatThrownBy(() -> session.unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn("COPY taken FROM STDIN", endless))
                        .isInstanceOfAny(SQLException.class, IOException.class);
                assertThat(session.isClosed()).isTrue();
            } finally {
                signal("CONT", process);
            }
        }
    }

    private static void signal(String name, long process) {
        try {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process))
                            .start()
                            .waitFor())
                    .isZero();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Lines without end; the first come before that was done. */
    private static final class Endless extends InputStream {
        private Runnable first;

        Endless(Runnable first) {
            this.first = first;
        }

        @Override
        public int read() {
            return '\n';
        }

        @Override
        public int read(byte[] bytes, int from, int most) {
            java.util.Arrays.fill(bytes, from, from + most, (byte) '\n');
            if (first != null) {
                first.run();
                first = null;
            }
            return most;
        }
    }
}
