package org.huitong.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The statements that write rows over one connection, in its transaction. For one thread. */
final class Writer {
    private final Connection connection;
    private final SinkRules rules;
    private final Dialect dialect;
    private final Cells cells;
    private final List<String> columns;

    Writer(Connection connection, SinkRules rules, Dialect dialect, Cells cells) {
        this.connection = connection;
        this.rules = rules;
        this.dialect = dialect;
        this.cells = cells;
        this.columns = List.copyOf(rules.words().keySet());
    }

    /** What the columns are; a procedure's arguments are text unless the driver finds out otherwise. */
    static Cells cells(Connection connection, SinkRules rules, Dialect dialect) throws SQLException {
        if (rules.how() == SinkRules.How.CALL) {
            return null;
        }
        if (dialect.anyUnique()) {
            UniqueIndexes.check(connection, rules.shape());
        }
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT "
                        + String.join(", ", rules.words().keySet()) + " FROM " + rules.table() + " WHERE 1 = 0")) {
            return Cells.of(none.getMetaData());
        }
    }

    /** All of them, or none: whatever it throws, the transaction is of no use any more. */
    void all(List<Document> documents) throws SQLException {
        List<Document> upserts = new ArrayList<>();
        List<Document> deletes = new ArrayList<>();
        documents.forEach(document -> (deletes(document) ? deletes : upserts).add(document));
        if (!upserts.isEmpty() && rules.how() == SinkRules.How.COPY) {
            new Bulk(connection, rules, dialect, cells).write(upserts);
        } else {
            batch(upsert(), upserts, false);
        }
        batch(delete(), deletes, true);
    }

    private boolean deletes(Document document) {
        return document.deletes() && rules.how() != SinkRules.How.CALL && rules.how() != SinkRules.How.APPEND;
    }

    private String upsert() {
        return switch (rules.how()) {
            case UPSERT, COPY -> dialect.write("upsert", rules.shape());
            case APPEND -> dialect.write("append", rules.shape());
            case CALL -> dialect.call(rules.table(), rules.words().size());
        };
    }

    private String delete() {
        StringBuilder sql = new StringBuilder("DELETE FROM " + rules.table() + " WHERE ");
        sql.append(String.join(" = ? AND ", rules.keys())).append(" = ?");
        return rules.version().isEmpty()
                ? sql.toString()
                : sql.append(" AND (%1$s IS NULL OR %1$s <= ?)".formatted(rules.version()))
                        .toString();
    }

    private void batch(String sql, List<Document> documents, boolean deletes) throws SQLException {
        if (documents.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = prepare(sql)) {
            for (Document document : documents) {
                bind(statement, document, deletes);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (AssertionError e) {
            // PostgreSQL's driver does not foresee that a connection times out amid a batch
            throw new SQLException("the connection broke amid a batch", "08006", e);
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement =
                rules.how() == SinkRules.How.CALL ? connection.prepareCall(sql) : connection.prepareStatement(sql);
        statement.setQueryTimeout(TableQuery.seconds(rules.timeout()));
        return statement;
    }

    private void bind(PreparedStatement statement, Document document, boolean deletes) throws SQLException {
        List<String> names = deletes ? deleteColumns() : columns;
        for (int i = 0; i < names.size(); i++) {
            Object value = document.value(rules.words().get(names.get(i)));
            if (cells == null) {
                statement.setObject(i + 1, value);
            } else {
                cells.bind(statement, i + 1, columns.indexOf(names.get(i)), value);
            }
        }
    }

    private List<String> deleteColumns() {
        List<String> names = new ArrayList<>(rules.keys());
        if (!rules.version().isEmpty()) {
            names.add(rules.version());
        }
        return names;
    }

    /**
     * Row by row, each undone alone where it is refused.
     *
     * @return why, by place in the call
     */
    Map<Integer, RowsRefused.Refusal> each(List<Document> documents) throws SQLException {
        Map<Integer, RowsRefused.Refusal> refused = new java.util.TreeMap<>();
        String upsert = upsert();
        try (PreparedStatement write = prepare(upsert);
                PreparedStatement delete =
                        rules.keys().isEmpty() || rules.how() == SinkRules.How.CALL ? null : prepare(delete())) {
            for (int i = 0; i < documents.size(); i++) {
                Document document = documents.get(i);
                PreparedStatement statement = deletes(document) ? delete : write;
                Savepoint before = connection.setSavepoint();
                try {
                    bind(statement, document, statement == delete);
                    statement.execute();
                    connection.releaseSavepoint(before);
                } catch (SQLException e) {
                    if (!Refusals.ofRow(e)) {
                        throw e;
                    }
                    connection.rollback(before);
                    refused.put(i, Refusals.of(e, dialect.names()));
                }
            }
        }
        return refused;
    }
}
