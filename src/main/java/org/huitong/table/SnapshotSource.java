package org.huitong.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.table.TableQuery.Found;

/**
 * A whole table, compared with what it was at the last look: rows that are new, another, or gone. The listings lie beside the
 * journal; which of them holds stands in the committed place. Where they are lost all rows come again, and what went
 * meanwhile is not noticed. For one thread.
 */
public final class SnapshotSource implements TableSource {
    private static final int KEYS_OF_A_QUERY = 100;

    private final SnapshotRules rules;
    private final Tables tables;
    private final Dialects dialects;
    private final Listing listing;
    private final LongSupplier wall;
    private TableQuery query;
    private long looked = Long.MIN_VALUE;

    /** @param wall the gateway's own clock, in milliseconds */
    public SnapshotSource(SnapshotRules rules, DataSource tables, Dialects dialects, Path memory, LongSupplier wall) {
        this.rules = rules;
        this.tables = new Tables(tables, rules.table().timeout());
        this.dialects = dialects;
        this.listing = new Listing(memory);
        this.wall = wall;
    }

    @Override
    public Turn turn(byte[] token) throws SQLException, IOException {
        SnapshotPlace place = SnapshotPlace.of(token);
        boolean publishing = !place.difference().isEmpty() && listing.has(place.difference());
        if (!publishing
                && looked != Long.MIN_VALUE
                && wall.getAsLong() - looked < rules.every().toMillis()) {
            return Turn.NOTHING;
        }
        return tables.use(connection -> {
            if (query == null) {
                query = new TableQuery(rules.table(), dialects, connection);
            }
            return publishing ? publish(connection, place) : look(connection, place);
        });
    }

    private Turn publish(Connection connection, SnapshotPlace place) throws SQLException, IOException {
        Listing.Changes part =
                listing.changes(place.difference(), place.done(), rules.table().maxRows());
        List<Listing.Change> changes = part.changes();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int from = 0; from < changes.size(); from += KEYS_OF_A_QUERY) {
            List<Listing.Change> some = changes.subList(from, Math.min(changes.size(), from + KEYS_OF_A_QUERY));
            List<Spot> there = some.stream()
                    .filter(Listing.Change::there)
                    .map(Listing.Change::key)
                    .toList();
            if (!there.isEmpty()) {
                query.rows(connection, Condition.any(rules.table().marks(), there)).stream()
                        .map(Found::row)
                        .forEach(rows::add);
            }
            some.stream().filter(change -> !change.there()).forEach(change -> rows.add(gone(change.key())));
        }
        SnapshotPlace next = new SnapshotPlace(
                place.listing(), place.rows(), part.end() ? "" : place.difference(), part.end() ? 0 : part.next());
        return new Turn(rows, next.bytes());
    }

    private Map<String, Object> gone(Spot key) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < key.marks().size(); i++) {
            row.put(
                    rules.table().marks().get(i).toUpperCase(java.util.Locale.ROOT),
                    key.marks().get(i));
        }
        row.put(rules.gone(), rules.goneIs());
        return row;
    }

    private Turn look(Connection connection, SnapshotPlace place) throws SQLException, IOException {
        listing.tidy(Set.of(place.listing()));
        String name = Long.toString(wall.getAsLong(), 36) + "-" + Long.toString(System.nanoTime(), 36);
        boolean known = place.difference().isEmpty() && !place.listing().isEmpty() && listing.has(place.listing());
        Map<String, Long> before = known ? listing.read(place.listing()) : Map.of();
        Compared compared = new Compared(before);
        try (BufferedWriter all = listing.write(name);
                BufferedWriter difference = listing.write(name + ".difference")) {
            query.all(connection, row -> compared.row(row, all, difference));
            requireWhole(compared.rows, place.rows());
            compared.gone(difference);
        }
        listing.force(name);
        listing.force(name + ".difference");
        looked = wall.getAsLong();
        return known && compared.changes == 0
                ? Turn.NOTHING
                : new Turn(List.of(), new SnapshotPlace(name, compared.rows, name + ".difference", 0).bytes());
    }

    /** A table that somebody is filling anew, or a view whose far half is away, is none that has lost its rows. */
    private void requireWhole(long now, long before) {
        if (now * 100 < before * (100 - rules.shrink())) {
            throw new HuitongException(
                    ErrorCode.NORMALIZE_TOO_FEW,
                    "comparing " + rules.table().table() + " was given up: it has " + now
                            + " rows, at the last look it had "
                            + before + ", and it may be smaller by " + rules.shrink()
                            + "%. Nothing was published. Where so many are really gone, raise shrink for this once.");
        }
    }

    private final class Compared {
        private final Map<String, Long> before;
        private long rows;
        private long changes;

        Compared(Map<String, Long> before) {
            this.before = before;
        }

        void row(Found found, BufferedWriter all, BufferedWriter difference) throws IOException {
            if (++rows > rules.most()) {
                throw new HuitongException(
                        ErrorCode.RECEIVE_AWAY,
                        "comparing " + rules.table().table() + " was given up: it has more than " + rules.most()
                                + " rows. Raise most, or ask the table by a time or number of change.");
            }
            long print = Prints.of(found.row());
            String key = Json.text(found.spot().marks());
            all.write(Listing.line(found.spot(), print));
            Long old = before.isEmpty() ? null : before.remove(key);
            if (old == null || old != print) {
                changes++;
                difference.write("+" + key + "\n");
            }
        }

        void gone(BufferedWriter difference) throws IOException {
            for (String key : before.keySet()) {
                changes++;
                difference.write("-" + key + "\n");
            }
        }
    }
}
