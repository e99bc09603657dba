package org.huitong.pilot;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import sample.PopulationRow;

/**
 * The legacy population register: table CZRK in H2 or PostgreSQL, written in the order of the change numbers by one
 * connection, so that a higher number never becomes visible before a lower one. Safe for several threads, one at a time.
 */
public final class PopulationBureau implements AutoCloseable {
    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS CZRK (
              GMSFHM CHAR(20), XM VARCHAR(64), XB CHAR(2), CSRQ CHAR(10), MZ CHAR(4),
              DZ VARCHAR(200), HH CHAR(12), UPD_SEQ BIGINT PRIMARY KEY)""";
    private static final String INSERT =
            "INSERT INTO CZRK (GMSFHM, XM, XB, CSRQ, MZ, DZ, HH, UPD_SEQ) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE CZRK SET GMSFHM = ?, XM = ?, XB = ?, CSRQ = ?, MZ = ?, DZ = ?,"
            + " HH = ?, UPD_SEQ = ? WHERE UPD_SEQ = ?";

    private final Connection connection;

    /**
     * Opens the register and creates its table where it is missing.
     *
     * @param jdbcUrl with user and password in it where the database asks for them
     */
    public PopulationBureau(String jdbcUrl) throws SQLException {
        connection = DriverManager.getConnection(jdbcUrl);
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        connection.setAutoCommit(false);
    }

    /** Writes the changes in one transaction. */
    public synchronized void apply(List<PopulationRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            for (PopulationRow row : rows) {
                write(row, row.replaces() == 0 ? insert : update);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    /** Rows in the table now; an update in place adds none. */
    public synchronized int count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM CZRK")) {
            result.next();
            int count = result.getInt(1);
            connection.commit();
            return count;
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }

    private static void write(PopulationRow row, PreparedStatement statement) throws SQLException {
        PopulationRow.Columns columns = row.columns();
        List<String> texts = List.of(
                columns.gmsfhm(), columns.xm(), columns.xb(), columns.csrq(), columns.mz(), columns.dz(), columns.hh());
        int at = 0;
        for (String text : texts) {
            statement.setObject(++at, text, Types.VARCHAR);
        }
        statement.setLong(++at, row.updSeq());
        if (row.replaces() != 0) {
            statement.setLong(++at, row.replaces());
        }
        if (statement.executeUpdate() != 1) {
            throw new SQLException(
                    "CZRK has no row with UPD_SEQ " + row.replaces() + " to update; apply rows in order");
        }
    }
}
