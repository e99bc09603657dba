package org.huitong.wiring.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.huitong.deliver.Answer;
import org.huitong.deliver.Trouble;
import org.huitong.deliver.TroubleTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whom the batch counts of real drivers blame: one of a call, or nobody, and never a neighbor. */
class BatchCountsTest {
    private static final String H2 = "jdbc:h2:mem:counts;DB_CLOSE_DELAY=-1;USER=sa;PASSWORD=";
    private static final String GOOD = "ok";
    private static final String TOO_LONG = "too long";
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void open() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void close() throws IOException {
        postgres.close();
    }

    @Test
    void driverThatGoesOnNamesEachOfTheBad() throws Exception {
        Answer answer = answer(H2, true, List.of(GOOD, TOO_LONG, GOOD, TOO_LONG));

        assertThat(answer.outcome().trouble()).isEqualTo(Trouble.RECORD);
        assertThat(answer.blamed().keySet()).isEqualTo(Set.of(1, 3));
        assertThat(answer.blamed().get(1).cause()).isEqualTo("sqlstate 22001");
    }

    /** PostgreSQL rolls the batch back and marks all of it as failed: that says nothing, so the call is cut. */
    @Test
    void driverThatMarksAllNamesNobody() throws Exception {
        Answer answer = answer(postgres(), true, List.of(GOOD, TOO_LONG, GOOD));

        assertThat(answer.outcome().trouble()).isEqualTo(Trouble.RECORD);
        assertThat(answer.blamed()).isEmpty();
    }

    @Test
    void singleRecordIsToBlameForItsCall() throws Exception {
        for (String url : List.of(H2, postgres())) {
            Answer answer = answer(url, true, List.of(TOO_LONG));

            assertThat(answer.outcome().trouble()).isEqualTo(Trouble.RECORD);
            assertThat(answer.blamed().keySet()).as(url).isEqualTo(Set.of(0));
        }
    }

    @Test
    void tableThatIsNotThereIsNobodysFault() throws Exception {
        for (String url : List.of(H2, postgres())) {
            Answer answer = answer(url, false, List.of(GOOD, GOOD));

            assertThat(answer.outcome().trouble()).as(url).isEqualTo(Trouble.CONNECTOR);
            assertThat(answer.blamed()).isEmpty();
        }
    }

    /** What JDBC allows besides: the driver stops at the failure and counts what came before it. */
    @Test
    void driverThatStopsNamesTheOneItStoppedAt() throws Exception {
        SQLException why = new SQLException("too long", "22001");
        Answer answer = verdict(new BatchUpdateException("too long", "22001", new int[] {1, 1}, why), 4);

        assertThat(answer.blamed().keySet()).isEqualTo(Set.of(2));
    }

    private static String postgres() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private static Answer answer(String url, boolean table, List<String> values) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS sink");
            statement.execute("CREATE TABLE sink (no INT PRIMARY KEY, word VARCHAR(3))");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO sink VALUES (?, ?)")) {
                if (!table) {
                    statement.execute("DROP TABLE sink");
                }
                for (int no = 0; no < values.size(); no++) {
                    insert.setInt(1, no);
                    insert.setString(2, values.get(no));
                    insert.addBatch();
                }
                insert.executeBatch();
                throw new AssertionError("the batch passed");
            } catch (SQLException failure) {
                connection.rollback();
                return verdict(failure, values.size());
            }
        }
    }

    private static Answer verdict(Exception failure, int size) throws IOException {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            exchange.setException(failure);
            return new Verdict(TroubleTable.STANDARD).of(exchange, size);
        }
    }
}
