package org.huitong.scaffold.look;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Turns records into columns: nested objects become paths, lists are left to a person. */
final class Fields {
    private static final int MOST_COLUMNS = 500;

    private final Set<String> lists = new TreeSet<>();

    /** In the order in which they come up; fields of receive's own are none of the source's. */
    List<Column> columns(List<Map<String, Object>> records) {
        Map<String, String> names = new LinkedHashMap<>();
        List<Map<String, String>> flat = new ArrayList<>();
        for (Map<String, Object> record : records) {
            Map<String, String> one = new LinkedHashMap<>();
            record.forEach((name, value) -> {
                if (!name.startsWith("$")) {
                    put(value, plain(name), "/" + escaped(name), name, one, names);
                }
            });
            flat.add(one);
        }
        List<Column> columns = new ArrayList<>();
        for (String from : new LinkedHashSet<>(names.keySet())) {
            columns.add(new Column(
                    from,
                    names.get(from),
                    flat.stream().map(one -> one.getOrDefault(from, "")).toList()));
        }
        return columns.subList(0, Math.min(MOST_COLUMNS, columns.size()));
    }

    /** Places that hold lists: each may be the members of a group. */
    Set<String> lists() {
        return lists;
    }

    private void put(
            Object value,
            String from,
            String pointer,
            String name,
            Map<String, String> one,
            Map<String, String> names) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> put(
                    below,
                    pointer + "/" + escaped(key.toString()),
                    pointer + "/" + escaped(key.toString()),
                    key.toString(),
                    one,
                    names));
        } else if (value instanceof List<?>) {
            lists.add(pointer);
        } else {
            names.putIfAbsent(from, name);
            one.put(from, value == null ? "" : text(value));
        }
    }

    /** A name that begins like a path is written as one. */
    private static String plain(String name) {
        return name.startsWith("/") || name.startsWith("./") || name.startsWith("..") || name.equals(".")
                ? "/" + escaped(name)
                : name;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String text(Object value) {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
}
