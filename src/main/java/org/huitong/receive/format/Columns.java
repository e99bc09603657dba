package org.huitong.receive.format;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huitong.message.HuitongException;
import org.huitong.receive.input.Refusals;
import org.huitong.receive.input.Trouble;

/**
 * The names of a table's columns, in order.
 *
 * @param names empty for a column without a name, which is not read
 */
public record Columns(List<String> names) {

    static Columns of(List<String> names) {
        return new Columns(List.copyOf(names));
    }

    /**
     * A header as the input has it.
     *
     * @param wanted names it must have; empty for any
     * @param where for people
     * @throws HuitongException RECEIVE_MALFORMED where a name is missing, stands twice or is no text
     */
    public static Columns header(List<String> cells, List<String> wanted, String where) {
        List<String> names = cells.stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (Trouble.of(name) != null) {
                throw wrong(where, "the name of column " + (i + 1) + " is of another charset");
            }
            if (!name.isEmpty() && !seen.add(name)) {
                throw wrong(where, "the name of column " + (i + 1) + " stands there twice");
            }
        }
        for (String name : wanted) {
            if (!seen.contains(name)) {
                throw wrong(where, "the header has no column \"" + name + "\", which the layout names");
            }
        }
        return new Columns(names);
    }

    static HuitongException wrong(String where, String what) {
        return Refusals.malformed(where, what, "See that the header, the layout and the charset fit each other");
    }
}
