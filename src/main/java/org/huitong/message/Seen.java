package org.huitong.message;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * What became of one record within an event. Of such the store answers whether a record of a key was sent.
 *
 * @param record its id
 * @param key its business key, in clear: events are on the bus, where records are, too; the store keeps a keyed hash
 * @param as what became of it
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Seen(String record, String key, As as) {

    /** What an event may tell of a record. Names are kept in the store for days. */
    public enum As {
        /** It is on the bus, for whoever is granted it then. */
        PUBLISHED,
        /** Its consumer has confirmed it. */
        DELIVERED,
        /** A later one of its key went in its place. */
        SUPERSEDED,
        /** It waits behind an open row of its key, or for its subscription to open again. */
        HELD,
        /** It is kept for a person. */
        PARKED,
        /** It was given up with all that had waited. */
        DISCARDED;

        /** The word in JSON, tables and on screens. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
