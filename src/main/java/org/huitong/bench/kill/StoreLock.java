package org.huitong.bench.kill;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Keeps the gateway's store from being written, as a backup that takes too long would (D3). */
final class StoreLock {
    private static final int PATIENCE_MILLIS = 5_000;

    private final Connection connection;

    StoreLock(Path store) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + store);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + PATIENCE_MILLIS);
            statement.execute("BEGIN IMMEDIATE");
        }
    }

    void close() throws SQLException {
        connection.close();
    }
}
