package org.huitong.bench.kill;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.h2.tools.Server;
import org.huitong.pilot.PopulationBureau;
import org.huitong.pilot.RealEstateRegistry;

/** Both tables and the hall, in this process, so that no kill of the gateway touches them. */
final class FarEnds implements AutoCloseable {
    private static final String PROBE =
            "CREATE TRIGGER POLLED BEFORE SELECT ON CZRK CALL '" + PollProbe.class.getName() + "'";

    private final String name = UUID.randomUUID().toString();
    private final String token = "kill-" + UUID.randomUUID();
    private final Server server;
    private final PopulationBureau population;
    private final RealEstateRegistry realEstate;
    private final Counter counter;

    FarEnds() throws IOException, SQLException {
        population = new PopulationBureau(here("population"));
        realEstate = new RealEstateRegistry(here("estate"));
        counter = new Counter(token);
        server = Server.createTcpServer("-tcpPort", "0").start();
        try (Connection connection = DriverManager.getConnection(here("population"));
                Statement statement = connection.createStatement()) {
            statement.execute(PROBE);
        }
    }

    /** How the gateway finds them. */
    Map<String, String> settings() {
        return Map.of(
                "population.jdbcUrl", there("population"),
                "realEstate.jdbcUrl", there("estate"),
                "hall.url", counter.hall().uri().toString(),
                "hall.token", token);
    }

    PopulationBureau population() {
        return population;
    }

    RealEstateRegistry realEstate() {
        return realEstate;
    }

    Counter counter() {
        return counter;
    }

    /** The register itself: the newest change number of everybody in it. */
    Map<String, Long> newestInRegister() throws SQLException {
        Map<String, Long> newest = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(here("population"));
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT TRIM(GMSFHM), MAX(UPD_SEQ) FROM CZRK GROUP BY TRIM(GMSFHM)")) {
            while (rows.next()) {
                newest.put(rows.getString(1), rows.getLong(2));
            }
        }
        return newest;
    }

    private String here(String database) {
        return "jdbc:h2:mem:" + database + "-" + name + ";DB_CLOSE_DELAY=-1;USER=sa;PASSWORD=";
    }

    private String there(String database) {
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + database + "-" + name + ";USER=sa;PASSWORD=";
    }

    @Override
    public void close() throws IOException, SQLException {
        counter.close();
        server.stop();
        population.close();
        realEstate.close();
    }
}
