package org.huitong.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** New databases in one PostgreSQL server, which lives as long as the tests of this process. */
public final class TestPostgres {
    private static EmbeddedPostgres server;

    private TestPostgres() {}

    private static synchronized EmbeddedPostgres server() {
        try {
            if (server == null) {
                // Nothing here outlives a power loss, and the machine's disk is everybody's.
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a new, empty database. */
    public static String database() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection admin = DriverManager.getConnection(server().getJdbcUrl("postgres", "postgres"));
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return server().getJdbcUrl("postgres", name);
    }

    /** A store in a new database. */
    public static StoreSettings store(Path directory) {
        return new StoreSettings(directory, database(), "", "");
    }
}
