package org.huitong.scaffold;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.catalog.Format;
import org.huitong.message.Raw;
import org.huitong.receive.Rows;
import org.huitong.scaffold.look.Column;
import org.huitong.scaffold.look.Look;
import org.huitong.scaffold.look.Looking;
import org.huitong.scaffold.look.Told;
import org.huitong.table.Peek;
import picocli.CommandLine.Option;

/** What is looked at: a file with a sample, or a table. */
final class FarEnd {
    private static final int ROWS = 200;

    @Option(names = "--input", paramLabel = "FILE", descriptionKey = "new.input")
    private Path input;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "", descriptionKey = "new.format")
    private String format;

    @Option(names = "--charset", paramLabel = "CHARSET", defaultValue = "", descriptionKey = "new.charset")
    private String charset;

    @Option(names = "--delimiter", paramLabel = "TEXT", defaultValue = "", descriptionKey = "new.delimiter")
    private String delimiter;

    @Option(names = "--widths", paramLabel = "NAME:N,…", defaultValue = "", descriptionKey = "new.widths")
    private String widths;

    @Option(names = "--record", paramLabel = "PATH", defaultValue = "", descriptionKey = "new.record")
    private String record;

    @Option(names = "--url", paramLabel = "JDBC", defaultValue = "", descriptionKey = "new.url")
    private String url;

    @Option(names = "--table", paramLabel = "TABLE", defaultValue = "", descriptionKey = "new.table")
    private String table;

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "", descriptionKey = "new.user")
    private String user;

    @Option(names = "--password-from", paramLabel = "VARIABLE", defaultValue = "", descriptionKey = "new.password-from")
    private String passwordFrom;

    private Peek peek;

    boolean isTable() {
        return !url.isEmpty() || !table.isEmpty();
    }

    /** For people. */
    String name() {
        return isTable() ? "table " + table : input.getFileName().toString();
    }

    Look look() {
        if (isTable() == (input != null)) {
            throw Owners.wrong("it is not said what to look at", "Give a sample with --input, or --url and --table");
        }
        return isTable() ? rows() : Looking.at(input, new Told(format, charset, delimiter, widths, record));
    }

    private Look rows() {
        if (url.isEmpty() || table.isEmpty()) {
            throw Owners.wrong("a table has an address and a name", "Give both --url and --table");
        }
        String password = passwordFrom.isEmpty() ? "" : System.getenv().getOrDefault(passwordFrom, "");
        peek = Peek.at(url, user, password, table, ROWS);
        List<Map<String, Object>> records =
                Rows.toRaws(peek.rows()).stream().map(Raw::fields).toList();
        if (records.isEmpty()) {
            throw Owners.wrong("table " + table + " has no row to look at", "Name one that has some");
        }
        return new Look(Format.ROWS, "UTF-8", List.of(), Columns.of(records), List.of());
    }

    /** Of the sample's file, for others like it. */
    String include() {
        String name = input.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "*" : "*" + name.substring(dot);
    }

    /**
     * How the table is polled: by a time of change where one is there, by a number that grows, else by comparing.
     *
     * @param key column of the record's key
     */
    Draft route(String system, String resource, String key) {
        List<String> keys = peek.keys().isEmpty() ? List.of(key) : peek.keys();
        String keyColumns = "keyColumns: \"" + String.join(", ", keys) + "\"";
        String time = changed(peek.times());
        if (time != null) {
            return poll(system, resource, "table-timestamp", List.of("timeColumn: " + time, keyColumns));
        }
        return poll(system, resource, "table-snapshot", List.of(keyColumns));
    }

    /** A creation does not tell of changes. */
    private static String changed(List<String> times) {
        Set<String> words = Set.of("UPD", "GXSJ", "XGSJ", "MODIF", "CHANGE", "BGSJ", "LAST");
        return times.stream()
                .filter(time -> words.stream().anyMatch(time::contains))
                .findFirst()
                .orElse(null);
    }

    private Draft poll(String system, String resource, String connector, List<String> settings) {
        return Routes.table(system, resource, connector, table, settings, url, user, passwordFrom);
    }

    /** Rows have no nested values. */
    private static final class Columns {
        static List<Column> of(List<Map<String, Object>> records) {
            return records.get(0).keySet().stream()
                    .map(name -> new Column(
                            name,
                            name,
                            records.stream()
                                    .map(row -> row.get(name) == null ? "" : text(row.get(name)))
                                    .toList()))
                    .toList();
        }

        private static String text(Object value) {
            return value instanceof java.math.BigDecimal decimal ? decimal.toPlainString() : value.toString();
        }
    }
}
