package org.huitong.deliver;

import java.util.Map;
import org.huitong.message.Op;

/**
 * A record as one consumer may see it.
 *
 * @param id stable record id; with the revision it tells a repeat from news
 * @param key the business key, or its keyed hash where the key item is not granted in clear
 * @param data granted items only, masked where the grant says so
 */
public record Outgoing(
        String id, String key, long version, int revision, Op op, String resource, Map<String, Object> data) {
    private static final int FRAME = 256;
    private static final int VALUE = 32;

    /** About as many bytes as it has as JSON, rather more: a character is up to three. */
    int weight() {
        int weight = FRAME;
        for (Map.Entry<String, Object> item : data.entrySet()) {
            weight += item.getKey().length() + VALUE;
            weight += item.getValue() instanceof String text ? 3 * text.length() : 0;
        }
        return weight;
    }
}
