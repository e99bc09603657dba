package org.huitong.table;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/** PostgreSQL's COPY into a temporary table, and one statement from there: the fast way for many rows. For one thread. */
final class Bulk {
    private static final String TABLE = "ht_bulk";

    private final Connection connection;
    private final SinkRules rules;
    private final Dialect dialect;
    private final Cells cells;

    Bulk(Connection connection, SinkRules rules, Dialect dialect, Cells cells) {
        this.connection = connection;
        this.rules = rules;
        this.dialect = dialect;
        this.cells = cells;
    }

    void write(List<Document> documents) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(TableQuery.seconds(rules.timeout()));
            statement.execute("DROP TABLE IF EXISTS " + TABLE);
            statement.execute(dialect.write("bulk-table", rules.shape()));
            copy(documents);
            statement.execute(dialect.write("bulk-upsert", rules.shape()));
            statement.execute("DROP TABLE " + TABLE);
        }
    }

    private void copy(List<Document> documents) throws SQLException {
        StringBuilder lines = new StringBuilder();
        for (Document document : documents) {
            int at = 0;
            for (Map.Entry<String, String> word : rules.words().entrySet()) {
                lines.append(at == 0 ? "" : "\t").append(escaped(cells.typed(at, document.value(word.getValue()))));
                at++;
            }
            lines.append('\n');
        }
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "COPY " + TABLE + " ("
                                    + String.join(", ", rules.words().keySet()) + ") FROM STDIN",
                            new StringReader(lines.toString()));
        } catch (IOException e) {
            throw new SQLException("the connection broke during COPY", "08006", e);
        }
    }

    /** The text form of COPY. */
    private static String escaped(Object value) {
        if (value == null) {
            return "\\N";
        }
        String text = value.toString();
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '\t' -> escaped.append("\\t");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
