package org.huitong.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.huitong.message.Json;
import org.huitong.table.TableQuery.Found;

/**
 * Rows that wait to be taken, and are marked or deleted once they are published. Which those are stands in the place that is
 * committed with them, so that after a crash they are marked and not read again; that they are marked is committed, too,
 * for the far end may let a row wait again. For one thread.
 */
public final class TakenSource implements TableSource {
    private final TableRules rules;
    private final String waiting;
    private final String done;
    private final Tables tables;
    private final Dialects dialects;
    private TableQuery query;

    /** Marks of the rows that are published and may wait at the far end still. */
    private record Place(List<List<Object>> taken) {
        Place {
            taken = taken == null ? List.of() : List.copyOf(taken);
        }
    }

    /**
     * @param waiting the condition of rows that wait, as SQL; empty where all do
     * @param done what is set in one that was taken, as SQL; empty where it is deleted
     */
    public TakenSource(TableRules rules, String waiting, String done, DataSource tables, Dialects dialects) {
        this.rules = rules;
        this.waiting = waiting.isEmpty() ? "1 = 1" : "(" + waiting + ")";
        this.done = done;
        this.tables = new Tables(tables, rules.timeout());
        this.dialects = dialects;
    }

    @Override
    public Turn turn(byte[] token) throws SQLException {
        Place place = Json.read(token, Place.class);
        return tables.use(connection -> {
            if (query == null) {
                query = new TableQuery(rules, dialects, connection);
            }
            if (!place.taken().isEmpty()) {
                mark(connection, place);
            }
            List<Found> rows = query.first(connection, new Condition(waiting, List.of()));
            if (rows.isEmpty() && place.taken().isEmpty()) {
                return Turn.NOTHING;
            }
            List<List<Object>> taken =
                    rows.stream().map(found -> found.spot().marks()).toList();
            return new Turn(rows.stream().map(Found::row).toList(), Json.bytes(new Place(taken)));
        });
    }

    private void mark(Connection connection, Place place) throws SQLException {
        String which =
                rules.marks().stream().map(mark -> mark + " = ?").collect(Collectors.joining(" AND ", "", " AND "));
        String sql = (done.isEmpty() ? "DELETE FROM " + rules.table() : "UPDATE " + rules.table() + " SET " + done)
                + " WHERE " + which + waiting;
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(query.seconds());
            for (List<Object> taken : place.taken()) {
                query.bind(
                        statement,
                        1,
                        Condition.at(rules.marks(), new Spot(taken)).bounds());
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
