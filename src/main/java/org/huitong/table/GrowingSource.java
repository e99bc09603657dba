package org.huitong.table;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.huitong.message.Json;
import org.huitong.table.TableQuery.Found;

/**
 * Rows in the order of marks that only ever grow together: a row that becomes visible behind one that was read is not seen.
 * For one thread.
 */
public final class GrowingSource implements TableSource {
    private final TableRules rules;
    private final Tables tables;
    private final Dialects dialects;
    private TableQuery query;

    /** Marks of the last row; none before the first. */
    private record Place(List<Object> at) {
        Place {
            at = at == null ? List.of() : List.copyOf(at);
        }
    }

    public GrowingSource(TableRules rules, DataSource tables, Dialects dialects) {
        this.rules = rules;
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
            List<Found> rows = query.first(connection, behind(place));
            return rows.isEmpty()
                    ? Turn.NOTHING
                    : new Turn(
                            rows.stream().map(Found::row).toList(),
                            Json.bytes(
                                    new Place(rows.get(rows.size() - 1).spot().marks())),
                            rows.size() < rules.maxRows());
        });
    }

    private Condition behind(Place place) {
        if (place.at().isEmpty()) {
            return Condition.ALL;
        }
        Spot spot = new Spot(place.at());
        return Condition.of(
                        "t." + rules.marks().get(0) + " >= ?", 0, spot.marks().get(0))
                .and(Condition.behind(rules.marks(), spot));
    }
}
