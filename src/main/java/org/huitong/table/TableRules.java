package org.huitong.table;

import java.time.Duration;
import java.util.List;

/**
 * How a table is asked, whatever is asked.
 *
 * @param dialect its file; empty where the product says it
 * @param table its name, or a view's
 * @param columns what is selected, as SQL; the table is {@code t}
 * @param where a condition more, as SQL; empty for none
 * @param marks columns by whose values a row is known, never null, and in whose order rows are read
 * @param maxRows of one turn
 * @param timeout of one statement
 */
public record TableRules(
        String dialect, String table, String columns, String where, List<String> marks, int maxRows, Duration timeout) {

    public TableRules {
        marks = List.copyOf(marks);
    }
}
