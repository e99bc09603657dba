package org.huitong.pilot;

import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import sample.Expected;

/** The real-estate registry: table BDC_CZRK in H2 or PostgreSQL, which the gateway writes. Safe for several threads. */
public final class RealEstateRegistry implements AutoCloseable {
    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS BDC_CZRK (
              KEY_ID VARCHAR(64) PRIMARY KEY, XM VARCHAR(64), XB CHAR(1), CSRQ DATE,
              VERSION BIGINT, RECORD_ID VARCHAR(64), REVISION INT)""";

    private final Connection connection;

    /** A row as the gateway wrote it. */
    public record Row(Expected.RegistryRow person, String recordId, int revision) {}

    /**
     * Opens the registry and creates its table where it is missing.
     *
     * @param jdbcUrl with user and password in it where the database asks for them
     */
    public RealEstateRegistry(String jdbcUrl) throws SQLException {
        connection = DriverManager.getConnection(jdbcUrl);
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    /** Every row by its key. */
    public synchronized Map<String, Row> rows() throws SQLException {
        Map<String, Row> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT KEY_ID, XM, XB, CSRQ, VERSION, RECORD_ID, REVISION FROM BDC_CZRK")) {
            while (result.next()) {
                rows.put(result.getString("KEY_ID"), row(result));
            }
        }
        return rows;
    }

    /** What the registry holds, in the form of {@link Expected#realEstate()}. */
    public Map<String, Expected.RegistryRow> held() throws SQLException {
        Map<String, Expected.RegistryRow> held = new TreeMap<>();
        rows().forEach((key, row) -> held.put(key, row.person()));
        return held;
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }

    private static Row row(ResultSet result) throws SQLException {
        Date birth = result.getDate("CSRQ");
        Expected.RegistryRow person = new Expected.RegistryRow(
                result.getString("XM"),
                result.getString("XB"),
                birth == null ? null : birth.toLocalDate(),
                result.getLong("VERSION"));
        return new Row(person, result.getString("RECORD_ID"), result.getInt("REVISION"));
    }
}
