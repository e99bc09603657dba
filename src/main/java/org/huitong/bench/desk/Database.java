package org.huitong.bench.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.huitong.store.StoreSettings;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** What the bench does with the database of a store beside the store itself: only in PostgreSQL. One thread. */
final class Database implements AutoCloseable, Filling.Sink {
    private static final String TABLE = "record_row";

    private final Connection connection;

    /** @throws SQLException where nobody answers, or the user or password is not taken */
    Database(StoreSettings settings) throws SQLException {
        Properties who = new Properties();
        if (!settings.user().isEmpty()) {
            who.setProperty("user", settings.user());
        }
        if (!settings.password().isEmpty()) {
            who.setProperty("password", settings.password());
        }
        who.setProperty("connectTimeout", "10");
        connection = DriverManager.getConnection(settings.url(), who);
    }

    /** Whether there is no store in it, be it an empty one. */
    boolean empty() throws SQLException {
        try (ResultSet tables =
                connection.getMetaData().getTables(null, connection.getSchema(), TABLE, new String[] {"TABLE"})) {
            return !tables.next();
        }
    }

    @Override
    public void write(List<String> columns, List<Object[]> rows) throws SQLException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                text.write(i == 0 ? '\n' : '\t');
                text.writeBytes(escaped(row[i].toString()).getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] bytes = text.toByteArray();
        try {
            copy.copyIn(
                    "COPY " + TABLE + " (" + String.join(", ", columns) + ") FROM STDIN",
                    new java.io.ByteArrayInputStream(bytes, 1, bytes.length - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    /** What autovacuum does some minutes after so many rows have come. */
    void vacuum() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE");
        }
    }

    /** With indexes, in bytes. */
    long bytes() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet size = statement.executeQuery("SELECT pg_database_size(current_database())")) {
            size.next();
            return size.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
