package org.huitong.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** How a database would answer a question, and what it must know before it is asked. */
public final class Plan {
    private Plan() {}

    /** Lines of its plan with these values. */
    public static List<String> of(Store store, String sql, List<Object> values) {
        return store.read(h -> h.select(explain(store) + sql, values.toArray())
                .map((rs, ctx) -> rs.getString(rs.getMetaData().getColumnCount()))
                .list());
    }

    private static String explain(Store store) {
        return store.name().startsWith("PostgreSQL") ? "EXPLAIN " : "EXPLAIN QUERY PLAN ";
    }

    /**
     * What autovacuum does to PostgreSQL when many rows have come; to SQLite nobody does anything. While another transaction of
     * the server is open, a page does not become one that an index can answer for.
     */
    public static void look(StoreSettings settings) throws SQLException {
        if (settings.postgres()) {
            try (Connection connection = DriverManager.getConnection(settings.url());
                    Statement statement = connection.createStatement()) {
                Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> {
                    statement.execute("VACUUM ANALYZE");
                    try (ResultSet hidden = statement.executeQuery("SELECT 1 FROM pg_class c JOIN pg_namespace s"
                            + " ON s.oid = c.relnamespace WHERE s.nspname = 'public' AND c.relkind = 'r'"
                            + " AND c.relallvisible < c.relpages")) {
                        return !hidden.next();
                    }
                });
            }
        }
    }
}
