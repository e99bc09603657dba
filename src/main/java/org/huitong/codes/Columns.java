package org.huitong.codes;

import java.util.Collection;
import java.util.Optional;
import org.huitong.catalog.Words;

/**
 * Which columns of a CSV file or keys of JSON objects hold what.
 *
 * @param key of the code
 * @param name of its text
 * @param from of the first day; null for none
 * @param until of the last day; null for none
 */
record Columns(String key, String name, String from, String until) {
    /** Complains about a column that is not there. */
    void check(long line, Collection<String> present, Complaints complaints) {
        for (String column : new String[] {key, name, from, until}) {
            if (column != null && !present.contains(column)) {
                Optional<String> near = Words.nearest(column, present);
                complaints.add(
                        line,
                        "there is no column \"" + column + "\"",
                        near.map(word -> "Did you mean \"" + word + "\"")
                                .orElse("Name the columns with --key and --name; there are "
                                        + String.join(", ", present)));
            }
        }
    }

    boolean dated() {
        return from != null || until != null;
    }
}
