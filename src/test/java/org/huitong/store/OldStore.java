package org.huitong.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** A store as an earlier version of the gateway has left it. */
public final class OldStore {
    private OldStore() {}

    /** Before records could be found by cause. */
    public static void beforeFinding(StoreSettings settings, String... statements) throws SQLException {
        String url = settings.postgres() ? settings.url() : "jdbc:sqlite:" + settings.directory() + "/huitong.db";
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:migrations/common")
                .target("4")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
