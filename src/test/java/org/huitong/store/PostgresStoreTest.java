package org.huitong.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only a database in another process can do to us. */
@Timeout(120)
class PostgresStoreTest extends StoreContract {
    private final String url = TestPostgres.database();

    @Override
    StoreSettings settings() {
        return new StoreSettings(folder, url, "", "");
    }

    private void admin(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void endAllSessions() {
        admin("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'huitong'"
                + " AND datname = current_database()");
    }

    @Test
    void secondGatewayOnOneStoreIsRefusedAndTheFirstGoesOn() {
        assertThat(behind(() -> Store.open(settings())).getMessage())
                .contains("in other hands", "Stop the other one")
                .doesNotContain("user=");

        store.setState("word", "mine");
        assertThat(store.state("word")).contains("mine");
    }

    @Test
    void schemaOfItsOwnIsAStoreOfItsOwn() {
        admin("CREATE SCHEMA another");
        StoreSettings another = new StoreSettings(folder, url + "&currentSchema=another", "", "");

        try (Store second = Store.open(another)) {
            second.setState("word", "theirs");
            assertThat(store.state("word")).isEmpty();
        }
    }

    @Test
    void lostSessionIsReplaced() {
        store.setState("word", "before");
        endAllSessions();

        assertThat(behind(() -> store.setState("word", "lost")).getMessage()).contains("goes on by itself");
        store.setState("word", "after");

        assertThat(store.state("word")).contains("after");
    }

    @Test
    void storeThatAnotherGatewayHadMeanwhileIsNotWritten() {
        endAllSessions();
        try (Store other = Store.open(settings())) {
            other.setState("word", "theirs");
        }

        behind(() -> store.setState("word", "mine"));
        assertThat(behind(() -> store.setState("word", "mine")).getMessage())
                .contains("opened by another gateway", "Stop both");
        assertThat(store.state("word")).contains("theirs");
    }

    /**
     * The session lives on at the database, its commit in doubt: whoever looks for the batch before it is there applies it
     * twice. So nothing is asked or written by the writer until the old session is gone.
     */
    @Test
    void writerComesBackOnlyWhenItsLostSessionIsAtItsEnd() throws Exception {
        AtomicReference<Connection> old = new AtomicReference<>();
        store.change(h -> old.set(h.getConnection()));
        try (Connection rival = DriverManager.getConnection(url);
                Statement lock = rival.createStatement()) {
            old.get().abort(Runnable::run);
            behind(() -> store.setState("word", "lost"));
            lock.execute("SELECT pg_advisory_lock(1215654249, hashtext('public'))");

            assertThat(behind(() -> store.write(h -> "asked")).getMessage()).contains("in other hands");

            lock.execute("SELECT pg_advisory_unlock_all()");
            store.setState("word", "after");
        }
        assertThat(store.state("word")).contains("after");
    }

    @Test
    void eachTroubleHasItsCure() {
        assertThat(behind(() -> Store.open(new StoreSettings(folder, url.replaceAll("/t\\w+", "/nowhere"), "", "")))
                        .getMessage())
                .contains("3D000", "no such database");
        assertThat(behind(() -> Store.open(new StoreSettings(folder, "jdbc:postgresql://127.0.0.1:1/x", "", "")))
                        .getMessage())
                .contains("127.0.0.1:1/x", "it is away");
        admin("ALTER DATABASE \"" + url.replaceAll(".*/(t\\w+).*", "$1") + "\" SET default_transaction_read_only = on");
        endAllSessions();
        behind(() -> store.setState("word", "lost"));
        assertThat(behind(() -> store.setState("word", "standby")).getMessage()).contains("25006", "read only");
    }

    @Test
    void zeroCharacterDoesNotStopTheStore() {
        store.setState("word", "a\0b");

        assertThat(store.state("word")).contains("a\uFFFDb");
    }

    @Test
    void textThatIsLongerThanSqlitesNoteIsKept() {
        store.setState("word", "汇".repeat(5000));

        assertThat(store.state("word").orElseThrow()).hasSize(5000);
    }
}
