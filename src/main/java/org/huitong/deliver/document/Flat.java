package org.huitong.deliver.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A record as names and values, those that tell a repeat first. */
final class Flat {
    static final List<String> ABOUT = List.of("recordId", "recordVersion", "recordRevision", "op");
    private static final List<String> MEMBERS = List.of("id", "version", "revision", "op");

    private Flat() {}

    static Map<String, Object> of(Map<String, Object> record) {
        Map<String, Object> flat = new LinkedHashMap<>();
        for (int i = 0; i < ABOUT.size(); i++) {
            flat.put(ABOUT.get(i), record.get(MEMBERS.get(i)));
        }
        data(record).forEach((item, value) -> flat.put(String.valueOf(item), value));
        return flat;
    }

    static Map<?, ?> data(Map<String, Object> record) {
        return record.get("data") instanceof Map<?, ?> data ? data : Map.of();
    }

    static String text(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof java.math.BigDecimal number ? number.toPlainString() : value.toString();
    }
}
