package org.huitong.bench.crash;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.tools.Server;
import org.huitong.pilot.PopulationBureau;
import org.huitong.pilot.RealEstateRegistry;

/** Both tables and the hall, in this process, so that no death of the gateway touches them. */
public final class FarEnds implements AutoCloseable {
    private static final String POLLED =
            "CREATE TRIGGER POLLED BEFORE SELECT ON CZRK CALL '" + Probe.class.getName() + "'";
    private static final String WRITTEN =
            "CREATE TRIGGER WRITTEN AFTER INSERT, UPDATE ON BDC_CZRK FOR EACH ROW CALL '" + Probe.class.getName() + "'";
    private static final String NEWEST = "SELECT TRIM(GMSFHM), MAX(UPD_SEQ) FROM CZRK GROUP BY TRIM(GMSFHM)";
    /** In one statement H2 would ask for all groups anew after each row it has deleted: minutes after 25 kills. */
    private static final String FORGET = """
            CREATE LOCAL TEMPORARY TABLE KEPT (UPD_SEQ BIGINT PRIMARY KEY)
                AS SELECT MAX(UPD_SEQ) FROM CZRK GROUP BY TRIM(GMSFHM);
            DELETE FROM CZRK WHERE UPD_SEQ NOT IN (SELECT UPD_SEQ FROM KEPT);
            DROP TABLE KEPT
            """;

    private static final String ROW = "MERGE INTO BDC_CZRK VALUES (?, ?, ?, ?, ?, ?, ?)";

    private final String name = UUID.randomUUID().toString();
    private final String token = "crash-" + UUID.randomUUID();
    private final Moments moments = new Moments();
    private final AtomicLong visible = new AtomicLong();
    private final PollWatch polls = new PollWatch(moments, visible::get);
    private final TableLog writes;
    private final Server server;
    private final PopulationBureau population;
    private final RealEstateRegistry realEstate;
    private final Counter counter;

    /** @param history whether what is written to the table is remembered */
    public FarEnds(boolean history) throws IOException, SQLException {
        writes = new TableLog(moments, history);
        population = new PopulationBureau(here("population"));
        realEstate = new RealEstateRegistry(here("estate"));
        counter = new Counter(token, moments);
        server = Server.createTcpServer("-tcpPort", "0").start();
        execute("population", POLLED);
        execute("estate", WRITTEN);
        watch();
    }

    private void watch() {
        Probe.watch("population-" + name, row -> polls.read());
        Probe.watch("estate-" + name, writes::written);
    }

    /** How the gateway finds them. */
    public Map<String, String> settings() {
        return Map.of(
                "population.jdbcUrl", there("population"),
                "realEstate.jdbcUrl", there("estate"),
                "hall.url", counter.hall().uri().toString(),
                "hall.token", token);
    }

    public Moments moments() {
        return moments;
    }

    public PollWatch polls() {
        return polls;
    }

    public TableLog writes() {
        return writes;
    }

    public PopulationBureau population() {
        return population;
    }

    /** The register has changes up to this number. */
    void visible(long number) {
        visible.set(number);
    }

    public RealEstateRegistry realEstate() {
        return realEstate;
    }

    public Counter counter() {
        return counter;
    }

    /** The register itself: the newest change number of everybody in it. */
    public Map<String, Long> newestInRegister() throws SQLException {
        Probe.forget("population-" + name);
        Map<String, Long> newest = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(here("population"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(NEWEST)) {
            while (rows.next()) {
                newest.put(rows.getString(1), rows.getLong(2));
            }
        } finally {
            watch();
        }
        return newest;
    }

    /** All has come to rest: the register keeps the newest row of everybody, the hall's counter nothing. */
    public void forget() throws SQLException {
        counter.forget();
        Probe.forget("population-" + name);
        try {
            execute("population", FORGET);
        } finally {
            watch();
        }
    }

    /** These rows stand in the real-estate table; a later one of a key replaces an earlier one. */
    public void fill(List<TableLog.Written> rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection(here("estate"));
                PreparedStatement statement = connection.prepareStatement(ROW)) {
            for (TableLog.Written row : rows) {
                int at = 0;
                for (Object column : row.columns()) {
                    statement.setObject(++at, column);
                }
                statement.executeUpdate();
            }
        }
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(here(database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String here(String database) {
        return "jdbc:h2:mem:" + database + "-" + name + ";DB_CLOSE_DELAY=-1;USER=sa;PASSWORD=";
    }

    private String there(String database) {
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + database + "-" + name + ";USER=sa;PASSWORD=";
    }

    @Override
    public void close() throws IOException, SQLException {
        Probe.forget("population-" + name);
        Probe.forget("estate-" + name);
        counter.close();
        server.stop();
        population.close();
        realEstate.close();
        // Without this the tables would stay in memory as long as the process lives.
        shutdown("population");
        shutdown("estate");
    }

    private void shutdown(String database) throws SQLException {
        execute(database, "SHUTDOWN");
    }
}
