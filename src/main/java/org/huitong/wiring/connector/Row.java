package org.huitong.wiring.connector;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.huitong.deliver.Outgoing;

/** A record as named SQL parameters: made only for the connectors that ask, most never do. One thread. */
final class Row extends AbstractMap<String, Object> {
    private final Set<String> granted;
    private final Outgoing record;
    private Map<String, Object> row;

    /** @param granted every item the consumer may see; one the record has not is there, and null */
    Row(Set<String> granted, Outgoing record) {
        this.granted = granted;
        this.record = record;
    }

    private Map<String, Object> row() {
        if (row == null) {
            row = new LinkedHashMap<>();
            granted.forEach(item -> row.put(item, record.data().get(item)));
            row.put("recordId", record.id());
            row.put("recordKey", record.key());
            row.put("recordVersion", record.version());
            row.put("recordRevision", record.revision());
        }
        return row;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return row().entrySet();
    }

    @Override
    public boolean containsKey(Object name) {
        return row().containsKey(name);
    }

    @Override
    public Object get(Object name) {
        return row().get(name);
    }
}
