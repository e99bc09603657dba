package org.huitong.table;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * A database whose upsert takes a row for the same by any unique index would overwrite one record with another that only
 * shares, say, a phone number. Nobody would hear of it, so a table with such an index is not written to.
 */
final class UniqueIndexes {
    private UniqueIndexes() {}

    /** @throws HuitongException CONFIG_INVALID where another index than the keys' could find a row */
    static void check(Connection connection, TableShape shape) throws SQLException {
        Set<String> keys = upper(shape.keys());
        Set<String> written = upper(shape.columns());
        for (Map.Entry<String, Set<String>> index :
                of(connection, shape.table()).entrySet()) {
            boolean same = index.getValue().containsAll(keys);
            boolean filled = index.getValue().stream().anyMatch(written::contains);
            if (!same && filled) {
                throw new HuitongException(
                        ErrorCode.CONFIG_INVALID,
                        "writing to table " + shape.table() + " was not begun: beside " + shape.keys()
                                + " its index " + index.getKey()
                                + " is unique, and this database would replace a row of"
                                + " another key that it finds by that. Make the index a plain one, name its columns as"
                                + " keyColumns, or write with sql-upsert-sink.");
            }
        }
    }

    private static Map<String, Set<String>> of(Connection connection, String table) throws SQLException {
        String[] path = table.replace("\"", "").split("\\.");
        String catalog = path.length > 1 ? path[path.length - 2] : connection.getCatalog();
        DatabaseMetaData about = connection.getMetaData();
        Map<String, Set<String>> indexes = new TreeMap<>();
        try (ResultSet columns = about.getIndexInfo(catalog, null, path[path.length - 1], true, true)) {
            while (columns.next()) {
                String column = columns.getString("COLUMN_NAME");
                if (column != null) {
                    indexes.computeIfAbsent(columns.getString("INDEX_NAME"), name -> new HashSet<>())
                            .add(column.toUpperCase(Locale.ROOT));
                }
            }
        }
        return indexes;
    }

    private static Set<String> upper(Iterable<String> names) {
        Set<String> upper = new HashSet<>();
        names.forEach(name -> upper.add(name.replace("\"", "").toUpperCase(Locale.ROOT)));
        return upper;
    }
}
