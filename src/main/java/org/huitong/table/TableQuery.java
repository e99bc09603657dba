package org.huitong.table;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads rows of one table with their marks. For one thread. */
final class TableQuery {
    private static final String MARK = "HT_M";
    private static final int FETCH = 1000;
    private static final long MOST_CHARS = 4L << 20;

    private final TableRules rules;
    private final Dialect dialect;
    /** The marks as the far end declares them. */
    private final Cells marks;

    /** A row, and where it stands. */
    record Found(Spot spot, Map<String, Object> row) {}

    /** One who is shown spots; false ends it. */
    interface Look {
        boolean at(Spot spot);
    }

    TableQuery(TableRules rules, Dialects dialects, Connection connection) throws SQLException {
        this.rules = rules;
        this.dialect = dialects.of(rules.dialect(), connection);
        try (Statement statement = connection.createStatement();
                ResultSet none =
                        statement.executeQuery("SELECT " + selected() + " FROM " + rules.table() + " t WHERE 1 = 0")) {
            marks = Cells.of(none.getMetaData());
        }
    }

    /** Later than {@link Tables} ends it: a driver that cancels a statement asks the far end, and one that is silent does not answer. */
    static int seconds(Duration timeout) {
        return (int) timeout.toSeconds() + 5;
    }

    private String selected() {
        return IntStream.range(0, rules.marks().size())
                .mapToObj(i -> "t." + rules.marks().get(i) + " AS " + MARK + i)
                .collect(Collectors.joining(", "));
    }

    /** What the far end's clock shows, in the form of the first mark. */
    Moment clock(Connection connection) throws SQLException {
        String sql = marks.columns().get(0).zoned() ? dialect.clockZoned() : dialect.clock();
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(seconds());
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return Moment.of(Cells.of(row.getMetaData()).read(row, 0));
            }
        }
    }

    int seconds() {
        return seconds(rules.timeout());
    }

    private String where(Condition condition) {
        return " WHERE " + (rules.where().isEmpty() ? "" : "(" + rules.where() + ") AND ") + condition.sql();
    }

    /** The first rows in the order of the marks, as many as a turn may have. */
    List<Found> first(Connection connection, Condition condition) throws SQLException {
        String order =
                rules.marks().stream().map(mark -> "t." + mark).collect(Collectors.joining(", ", " ORDER BY ", ""));
        return rows(connection, dialect.first(select(condition) + order, rules.maxRows()), condition, true);
    }

    /** All of them. */
    List<Found> rows(Connection connection, Condition condition) throws SQLException {
        return rows(connection, select(condition), condition, false);
    }

    private String select(Condition condition) {
        return "SELECT " + rules.columns() + ", " + selected() + " FROM " + rules.table() + " t" + where(condition);
    }

    /** @param bounded what is left out comes with the next turn */
    private List<Found> rows(Connection connection, String sql, Condition condition, boolean bounded)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(seconds());
            statement.setMaxRows(bounded ? rules.maxRows() : 0);
            bind(statement, 1, condition.bounds());
            try (ResultSet rows = statement.executeQuery()) {
                Cells cells = Cells.of(rows.getMetaData());
                List<Found> found = new ArrayList<>();
                long chars = 0;
                while ((!bounded || chars < MOST_CHARS) && rows.next()) {
                    Found next = found(cells.row(rows));
                    chars += next.row().values().stream()
                            .mapToLong(value -> value instanceof String text ? text.length() : Long.BYTES)
                            .sum();
                    found.add(next);
                }
                return found;
            }
        }
    }

    private Found found(Map<String, Object> row) {
        List<Object> spot = new ArrayList<>();
        for (int i = 0; i < rules.marks().size(); i++) {
            spot.add(Spot.plain(row.remove(MARK + i)));
        }
        return new Found(new Spot(spot), row);
    }

    /** One who is shown rows. */
    interface Reader {
        void row(Found found) throws IOException;
    }

    /** Every row there is, one after the other. */
    void all(Connection connection, Reader reader) throws SQLException, IOException {
        boolean auto = connection.getAutoCommit();
        connection.setAutoCommit(false); // else some drivers fetch all of it at once
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(seconds());
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery(select(Condition.ALL))) {
                Cells cells = Cells.of(rows.getMetaData());
                while (rows.next()) {
                    reader.row(found(cells.row(rows)));
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(auto);
        }
    }

    /** Every spot there is; the rows stay where they are. */
    void scan(Connection connection, Condition condition, Look look) throws SQLException {
        String sql = "SELECT " + selected() + " FROM " + rules.table() + " t" + where(condition);
        boolean auto = connection.getAutoCommit();
        connection.setAutoCommit(false); // else some drivers fetch all of it at once
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(seconds());
            statement.setFetchSize(FETCH);
            bind(statement, 1, condition.bounds());
            try (ResultSet rows = statement.executeQuery()) {
                boolean more = true;
                while (more && rows.next()) {
                    more = look.at(spot(rows));
                }
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(auto);
        }
    }

    private Spot spot(ResultSet rows) throws SQLException {
        List<Object> spot = new ArrayList<>();
        for (int i = 0; i < rules.marks().size(); i++) {
            spot.add(Spot.plain(marks.read(rows, i)));
        }
        return new Spot(spot);
    }

    /** @param from the first parameter, from 1 */
    void bind(PreparedStatement statement, int from, List<Condition.Bound> bounds) throws SQLException {
        for (int i = 0; i < bounds.size(); i++) {
            marks.bind(statement, from + i, bounds.get(i).mark(), bounds.get(i).value());
        }
    }
}
