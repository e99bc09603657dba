package org.huitong.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Writes a call's records in one transaction. Where the database refuses one of them, all are tried one by one, so that
 * each of the bad is known with its reason; the good are kept, or nothing is, as the rules say. Thread-safe.
 */
public final class TableSink {
    private final SinkRules rules;
    private final Tables tables;
    private final Dialects dialects;
    private volatile Dialect dialect;
    private volatile Cells cells;

    public TableSink(SinkRules rules, DataSource tables, Dialects dialects) {
        this.rules = rules;
        this.tables = new Tables(tables, rules.timeout());
        this.dialects = dialects;
    }

    /**
     * Returns where all are applied.
     *
     * @param documents each with id, key, version, revision, op and data
     * @throws RowsRefused where rows are to blame
     * @throws SQLException where anything else is; nothing is applied
     */
    public void write(List<Map<String, Object>> documents) throws SQLException, RowsRefused {
        List<Document> rows = documents.stream().map(Document::new).toList();
        boolean done = false;
        RowsRefused refused;
        try {
            refused = tables.use(connection -> {
                connection.setAutoCommit(false);
                Writer writer = writer(connection);
                return together(connection, writer, rows) ? null : apart(connection, writer, rows);
            });
            done = true;
        } finally {
            if (!done) {
                cells = null; // the table may be another one now
            }
        }
        if (refused != null) {
            throw refused;
        }
    }

    private Writer writer(Connection connection) throws SQLException {
        if (dialect == null) {
            dialect = dialects.of(rules.dialect(), connection);
        }
        Cells known = cells;
        if (known == null) {
            known = Writer.cells(connection, rules, dialect);
            cells = known;
        }
        return new Writer(connection, rules, dialect, known);
    }

    /** False where a row was refused, and nothing is applied. */
    private static boolean together(Connection connection, Writer writer, List<Document> rows) throws SQLException {
        try {
            writer.all(rows);
            connection.commit();
            return true;
        } catch (SQLException e) {
            if (!Refusals.ofRow(e)) {
                throw e;
            }
            connection.rollback();
            return false;
        }
    }

    /** Null where each is applied after all. */
    private RowsRefused apart(Connection connection, Writer writer, List<Document> rows) throws SQLException {
        Map<Integer, RowsRefused.Refusal> refused = writer.each(rows);
        if (refused.isEmpty()) {
            connection.commit();
            return null;
        }
        boolean keeps = !rules.atomic() && refused.size() < rows.size();
        if (keeps) {
            connection.commit();
        } else {
            connection.rollback();
        }
        return new RowsRefused(refused, keeps);
    }
}
