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
        try {
            tables.use(connection -> {
                connection.setAutoCommit(false);
                Writer writer = writer(connection);
                if (!together(connection, writer, rows)) {
                    apart(connection, writer, rows);
                }
                return rows;
            });
        } catch (SQLException | RuntimeException e) {
            cells = null; // the table may be another one now
            throw e;
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

    private void apart(Connection connection, Writer writer, List<Document> rows) throws SQLException, RowsRefused {
        Map<Integer, RowsRefused.Refusal> refused = writer.each(rows);
        if (refused.isEmpty()) {
            connection.commit();
            return;
        }
        boolean keeps = !rules.atomic() && refused.size() < rows.size();
        if (keeps) {
            connection.commit();
        } else {
            connection.rollback();
        }
        throw new RowsRefused(refused, keeps);
    }
}
