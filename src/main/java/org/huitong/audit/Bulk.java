package org.huitong.audit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Many rows by one statement within the caller's transaction. On the drain's path binding through Jdbi cost as much as
 * the database itself (2026-11-23); everything that is not in bulk goes through Jdbi. One thread.
 */
public final class Bulk implements AutoCloseable {
    private final PreparedStatement statement;
    private int rows;

    public Bulk(Handle handle, String sql) {
        try {
            statement = handle.getConnection().prepareStatement(sql);
        } catch (SQLException e) {
            throw new BulkFailed(e);
        }
    }

    /** Adds a row; values are String, Long or Integer. */
    public Bulk add(Object... values) {
        try {
            for (int i = 0; i < values.length; i++) {
                bind(i + 1, values[i]);
            }
            statement.addBatch();
            rows++;
            return this;
        } catch (SQLException e) {
            throw new BulkFailed(e);
        }
    }

    private void bind(int at, Object value) throws SQLException {
        if (value instanceof String text) {
            statement.setString(at, bindable(text));
        } else if (value instanceof Long number) {
            statement.setLong(at, number);
        } else {
            statement.setInt(at, (Integer) value);
        }
    }

    /** PostgreSQL has no zero character; one in a text would stop the drain for ever. */
    private static String bindable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    /** How many rows each of them changed, in order; empty where none was added since the last time. */
    public int[] execute() {
        try {
            if (rows == 0) {
                return new int[0];
            }
            rows = 0;
            return statement.executeBatch();
        } catch (SQLException e) {
            throw new BulkFailed(e);
        }
    }

    @Override
    public void close() {
        try {
            statement.close();
        } catch (SQLException e) {
            throw new BulkFailed(e);
        }
    }

    /** The store's way of telling: Jdbi's own exception type, which the store maps to its error code. */
    private static final class BulkFailed extends JdbiException {
        private static final long serialVersionUID = 1L;

        BulkFailed(SQLException cause) {
            super(cause);
        }
    }
}
