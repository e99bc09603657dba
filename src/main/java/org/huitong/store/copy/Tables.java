package org.huitong.store.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The tables of the schema that a session of PostgreSQL works in: all but Flyway's history, which is the migrations' own,
 * and those that belong to extensions. For one thread.
 */
public record Tables(Handle session) {
    /** Of a table {@code c}. */
    private static final String OURS = " c.relkind = 'r' AND c.relname <> 'flyway_schema_history'"
            + " AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
            + " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid"
            + " AND d.deptype = 'e')";

    private static final String COLUMNS = "SELECT c.relname::text AS item, a.attname::text AS part FROM pg_class c"
            + " JOIN pg_attribute a ON a.attrelid = c.oid WHERE" + OURS
            + " AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY c.relname, a.attnum";
    private static final String PARENTS = "SELECT c.relname::text AS item, p.relname::text AS part FROM pg_class c"
            + " JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f' JOIN pg_class p ON p.oid = f.confrelid"
            + " WHERE c.oid <> p.oid AND" + OURS;
    private static final String SEQUENCES = "SELECT sequencename::text AS item, last_value AS number FROM pg_sequences"
            + " WHERE schemaname = current_schema() AND last_value IS NOT NULL";
    private static final String BYTES = "SELECT COALESCE(SUM(pg_table_size(c.oid)), 0) FROM pg_class c WHERE" + OURS;

    /** By table, in the order of the table; generated ones are not among them. */
    SortedMap<String, List<String>> columns() {
        SortedMap<String, List<String>> columns = new TreeMap<>();
        for (String[] found : pairs(COLUMNS)) {
            columns.computeIfAbsent(found[0], table -> new ArrayList<>()).add(found[1]);
        }
        return columns;
    }

    /** Parents by foreign key before their children; where those go in a circle, by name. */
    List<String> order() {
        Set<String> left = new TreeSet<>(columns().keySet());
        Map<String, Set<String>> parents = pairs(PARENTS).stream()
                .collect(Collectors.groupingBy(
                        pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toSet())));
        List<String> order = new ArrayList<>();
        while (!left.isEmpty()) {
            String next = left.stream()
                    .filter(table ->
                            parents.getOrDefault(table, Set.of()).stream().noneMatch(left::contains))
                    .findFirst()
                    .orElseGet(() -> left.iterator().next());
            left.remove(next);
            order.add(next);
        }
        return order;
    }

    private List<String[]> pairs(String query) {
        return session.createQuery(query)
                .map((row, ctx) -> new String[] {row.getString("item"), row.getString("part")})
                .list();
    }

    SortedMap<String, Long> sequences() {
        SortedMap<String, Long> sequences = new TreeMap<>();
        session.createQuery(SEQUENCES)
                .map((row, ctx) -> sequences.put(row.getString("item"), row.getLong("number")))
                .list();
        return sequences;
    }

    /** What they take at the database. */
    public long bytes() {
        return session.createQuery(BYTES).mapTo(Long.class).one();
    }

    /** One that has a row. */
    public Optional<String> filled() {
        return columns().keySet().stream()
                .filter(table -> session.createQuery("SELECT EXISTS (SELECT FROM " + quoted(table) + ")")
                        .mapTo(Boolean.class)
                        .one())
                .findFirst();
    }

    /** Any one of them. */
    public Optional<String> any() {
        return columns().keySet().stream().findFirst();
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(List<String> names) {
        return names.stream().map(Tables::quoted).collect(Collectors.joining(", "));
    }
}
