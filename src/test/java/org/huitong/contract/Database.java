package org.huitong.contract;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A database server as a far end, with a connection of the far end's own people. */
interface Database extends AutoCloseable {
    String PASSWORD = "db-word-51c2";

    int port();

    /** As the gateway connects, over that port, with time-outs of 3 seconds. */
    String url(int port);

    Connection connection();

    /** Type of a column that counts by itself; it is the primary key. */
    String counter();

    /** From now on each row that is written to {@code CARDS}, also the second time, leaves a line in {@code APPLIED}. */
    void audit() throws SQLException;

    @Override
    void close() throws SQLException;

    default void execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    default long number(String sql) throws SQLException {
        try (Statement statement = connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** First column to second. */
    default Map<String, String> pairs(String sql) throws SQLException {
        Map<String, String> pairs = new LinkedHashMap<>();
        try (Statement statement = connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
        }
        return pairs;
    }

    default List<String> column(String sql) throws SQLException {
        List<String> column = new ArrayList<>();
        try (Statement statement = connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                column.add(rows.getString(1));
            }
        }
        return column;
    }

    /** The bean of a route; its URL is the setting {@code table.jdbcUrl}. */
    static String bean() {
        return """
                - beans:
                    - name: contractTable
                      type: com.zaxxer.hikari.HikariDataSource
                      destroyMethod: close
                      properties:
                        jdbcUrl: "{{table.jdbcUrl}}"
                        maximumPoolSize: 4
                        initializationFailTimeout: -1
                        connectionTimeout: 3000
                        validationTimeout: 2000
                """;
    }
}
