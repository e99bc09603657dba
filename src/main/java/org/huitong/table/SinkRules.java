package org.huitong.table;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How records are written.
 *
 * @param table its name, or the procedure's
 * @param words column, or argument, to what fills it: an item, or {@code recordId, recordKey, recordVersion, recordRevision,
 *     recordOp}; in order
 * @param atomic true where a call is applied whole or not at all; else all but the refused
 */
public record SinkRules(
        How how,
        String dialect,
        String table,
        Map<String, String> words,
        List<String> keys,
        String version,
        boolean atomic,
        Duration timeout) {

    /** What is done with a record. */
    public enum How {
        /** A row is inserted, or replaced where it is not newer. */
        UPSERT,
        /** The same over a temporary table that is filled by COPY. */
        COPY,
        /** A row is inserted unless it is there. */
        APPEND,
        /** A procedure is called. */
        CALL
    }

    public SinkRules {
        words = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(words));
        keys = List.copyOf(keys);
    }

    TableShape shape() {
        return new TableShape(table, List.copyOf(words.keySet()), keys, version);
    }
}
