package org.huitong.catalog;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.message.BusRecord;
import org.huitong.message.Op;

/**
 * The forms a resource has had. Records of an earlier one, which waited on the bus or in a row, become records of the current
 * one. What has to be done shows in the record itself, for {@code check} lets no id come back with another meaning: so
 * that a record of the current form stays as it is, whichever version is said of it. Immutable, thread-safe.
 */
public final class Forms {
    private final int current;
    private final Map<String, Item> items;
    private final List<EarlierForm> earlier;

    private Forms(int current, Map<String, Item> items, List<EarlierForm> earlier) {
        this.current = current;
        this.items = items;
        this.earlier = earlier;
    }

    static Forms of(Resource resource) {
        return new Forms(resource.schema(), resource.items(), resource.history());
    }

    /** Of a resource that has had no other form. */
    public static Forms only(int schema) {
        return new Forms(schema, Map.of(), List.of());
    }

    /** Whether records of that version can be brought into the current form. */
    public boolean reads(int schema) {
        return schema == current || schema < current && earlier.stream().anyMatch(form -> form.schema() == schema);
    }

    /** The form that records are given in now. */
    public int current() {
        return current;
    }

    /** Whether there was another form at all. */
    public boolean changed() {
        return !earlier.isEmpty();
    }

    /** The same record in the current form; itself where it is in it. */
    public BusRecord current(BusRecord record) {
        if (earlier.isEmpty()) {
            return record;
        }
        Map<String, Object> data = new LinkedHashMap<>(record.data());
        for (EarlierForm form : earlier) {
            form.dropped().forEach(data::remove);
            form.renamed().forEach((from, to) -> {
                if (data.containsKey(from)) {
                    data.put(to, data.remove(from));
                }
            });
            if (record.op() == Op.UPSERT) {
                form.defaults().forEach(data::putIfAbsent);
            }
        }
        data.replaceAll(this::typed);
        return data.equals(record.data())
                ? record
                : new BusRecord(record.id(), record.key(), record.version(), record.revision(), record.op(), data);
    }

    /** A number of an item that has become text, or may have decimals now. */
    private Object typed(String id, Object value) {
        Item item = items.get(id);
        if (item == null || value == null) {
            return value;
        }
        if (item.type() == Item.Type.TEXT && !(value instanceof String)) {
            return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        }
        return item.type() == Item.Type.DECIMAL && value instanceof Long number ? BigDecimal.valueOf(number) : value;
    }
}
