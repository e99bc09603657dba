package org.huitong.normalize;

import java.util.LinkedHashMap;
import java.util.Map;

/** The items of one record while they come together. For one thread. */
final class Filled {
    final Map<String, Object> data;
    /** Value of the key item. */
    Object key;
    /** The most bytes that the record can have on the bus, without its key. */
    int most = RecordSize.FRAME;

    /** @param items at most */
    Filled(int items) {
        data = new LinkedHashMap<>(2 * items);
    }

    void put(String item, Object value) {
        data.put(item, value);
        most += RecordSize.most(item, value);
    }
}
