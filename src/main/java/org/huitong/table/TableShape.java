package org.huitong.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as it is written.
 *
 * @param columns that get a value
 * @param keys those of them that are unique together
 * @param version one of them that grows with every change; empty where nothing is compared
 */
public record TableShape(String table, List<String> columns, List<String> keys, String version) {

    public TableShape {
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
    }

    /** What is not the key, the version last. */
    List<String> others() {
        List<String> others = new ArrayList<>(columns);
        others.removeAll(keys);
        if (others.remove(version)) {
            others.add(version);
        }
        return others;
    }
}
