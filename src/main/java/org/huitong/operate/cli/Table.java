package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rows under aligned columns; a Chinese character takes two columns of a terminal. For one thread. */
public final class Table {
    private static final String GAP = "  ";
    /** Fields that hold the gateway's own words; what people write of their acts stays as they wrote it. */
    private static final Set<String> SAID = Set.of("text", "cause", "failure");

    private final List<List<String>> rows = new ArrayList<>();

    /** Without rows yet. */
    public Table(String... heads) {
        rows.add(List.of(heads));
    }

    /** One column per field, headed by its text {@code column.<field>}. */
    static Table of(Texts texts, JsonNode nodes, String... fields) {
        String[] heads = new String[fields.length];
        for (int i = 0; i < fields.length; i++) {
            heads[i] = texts.of("column." + fields[i]);
        }
        Table table = new Table(heads);
        for (JsonNode node : nodes) {
            List<String> row = new ArrayList<>();
            for (String field : fields) {
                String text = node.hasNonNull(field) ? node.get(field).asText() : "";
                row.add(SAID.contains(field) ? texts.said(text) : text);
            }
            table.rows.add(row);
        }
        return table;
    }

    /** One more row, with as many cells as there are heads. */
    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Heads and rows, each on a line. */
    public void print(PrintWriter out) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String space = " ".repeat(widths[i] - width(row.get(i)));
                line.append(numbers(i) ? space + row.get(i) : row.get(i) + space)
                        .append(GAP);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private boolean numbers(int column) {
        return rows.size() > 1
                && rows.stream().skip(1).allMatch(row -> row.get(column).matches("-?\\d*"));
    }

    /** Columns of a terminal that the text takes. */
    public static int width(String text) {
        return text.codePoints().map(Table::width).sum();
    }

    /** Unicode's wide and full-width ranges (UAX 11), as far as names and our texts need them. */
    private static int width(int c) {
        boolean wide = c >= 0x1100
                && (c <= 0x115F
                        || c >= 0x2E80 && c <= 0xA4CF
                        || c >= 0xAC00 && c <= 0xD7A3
                        || c >= 0xF900 && c <= 0xFAFF
                        || c >= 0xFE30 && c <= 0xFE6F
                        || c >= 0xFF00 && c <= 0xFF60
                        || c >= 0xFFE0 && c <= 0xFFE6
                        || c >= 0x1F300 && c <= 0x1FAFF
                        || c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
