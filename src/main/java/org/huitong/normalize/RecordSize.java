package org.huitong.normalize;

import java.util.Map;
import org.huitong.element.Fault;
import org.huitong.message.BusRecord;
import org.huitong.message.Json;

/** How many bytes a record has on the bus: the most they can be is cheap to know, and nearly always enough. */
final class RecordSize {
    /** A slice of the bus holds 64 KiB; the rest is for its own properties. */
    static final int MAX_BYTES = 60 << 10;

    /** Everything but the items. */
    static final int FRAME = 256;

    private static final int MOST_BYTES_PER_CHAR = 6;
    private static final int MAX_NUMBER_BYTES = 120;
    private static final int ITEM_BYTES = 8;
    private static final Fault TOO_LARGE =
            new Fault("too-large", "", "the normalized record is over 60 KiB", "shorten it in the source");

    private RecordSize() {}

    /** The most bytes that an item can have. */
    static int most(String item, Object value) {
        int most = value instanceof String text ? MOST_BYTES_PER_CHAR * text.length() : MAX_NUMBER_BYTES;
        return item.length() + ITEM_BYTES + most;
    }

    /** The most bytes that a record can have. */
    static int most(BusRecord record) {
        int most = FRAME;
        for (Map.Entry<String, Object> item : record.data().entrySet()) {
            most += most(item.getKey(), item.getValue());
        }
        return most;
    }

    /**
     * Null where the record fits. Measures exactly only where the most it could be is too much.
     *
     * @param most of the record without its key
     */
    static Fault check(BusRecord record, int most) {
        boolean doubtful = most + MOST_BYTES_PER_CHAR * record.key().length() > MAX_BYTES;
        return doubtful && Json.bytes(record).length > MAX_BYTES ? TOO_LARGE : null;
    }
}
