package org.huitong.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A far end's tables, over a pool. Nothing on a connection takes longer than it may, also where the far end has fallen silent.
 * After trouble the rest of an answer may still be on its way, and a driver need not notice: whoever took the connection next
 * would read on in it. So it ends there, and what was not committed with it. Thread-safe.
 */
final class Tables {
    private final DataSource pool;
    private final Duration timeout;

    Tables(DataSource pool, Duration timeout) {
        this.pool = pool;
        this.timeout = timeout;
    }

    /** One who asks. */
    interface Use<T, E extends Exception> {
        T with(Connection connection) throws SQLException, E;
    }

    /** On a connection of its own, which goes back only where nothing is thrown. */
    <T, E extends Exception> T use(Use<T, E> use) throws SQLException, E {
        try (Connection connection = pool.getConnection()) {
            boolean sound = false;
            try {
                connection.setNetworkTimeout(Runnable::run, (int) timeout.toMillis());
                T answer = use.with(connection);
                sound = true;
                return answer;
            } finally {
                if (!sound) {
                    end(connection);
                }
            }
        }
    }

    private static void end(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // what went wrong before matters, not that its connection is broken, too
        }
    }
}
