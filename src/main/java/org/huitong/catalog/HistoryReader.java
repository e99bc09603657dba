package org.huitong.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the earlier forms of a resource: its section {@code history}, by version. */
final class HistoryReader {
    private static final String CODE = "CATALOG-HISTORY";

    private final ItemReader items;

    HistoryReader(ItemReader items) {
        this.items = items;
    }

    /** In order, the oldest first. */
    List<EarlierForm> read(Section resource, int schema, String key, LinkedHashMap<String, Item> current) {
        TreeMap<Integer, Section> versions = new TreeMap<>();
        resource.section("history")
                .ifPresent(all -> all.keys().forEach(version -> version(all, version, schema, versions)));
        if (versions.isEmpty()) {
            if (schema > 1) {
                resource.advise(
                        "schema",
                        CODE,
                        "no earlier form is declared, so a record of one that still waits keeps its consumer closed",
                        "Add history: with the items of schema " + (schema - 1));
            }
            return List.of();
        }
        List<EarlierForm> forms = new ArrayList<>();
        LinkedHashMap<String, Item> next = current;
        String nextKey = key;
        int wanted = schema - 1;
        for (Map.Entry<Integer, Section> version : versions.descendingMap().entrySet()) {
            if (version.getKey() != wanted) {
                resource.report(
                        "history", CODE, "schema " + wanted + " is not declared", "Declare each up to the current");
            }
            wanted = version.getKey() - 1;
            EarlierForm form = form(version.getValue(), version.getKey(), next);
            nextKey = Compatibility.check(version.getValue(), form, next, nextKey);
            version.getValue().close();
            next = form.items();
            forms.add(0, form);
        }
        Compatibility.noneComesBack(resource, forms, current);
        return List.copyOf(forms);
    }

    private static void version(Section all, String version, int schema, Map<Integer, Section> versions) {
        boolean number = version.matches("[1-9][0-9]{0,8}");
        if (!number || Integer.parseInt(version) >= schema) {
            all.report(version, CODE, "\"" + version + "\" is no earlier version than " + schema, "Write 1, 2 …");
        } else {
            all.section(version).ifPresent(section -> versions.put(Integer.parseInt(version), section));
        }
    }

    private EarlierForm form(Section section, int schema, LinkedHashMap<String, Item> next) {
        Map<String, String> renamed = new LinkedHashMap<>();
        section.section("renamed").ifPresent(names -> names.keys().forEach(old -> renamed.put(old, names.text(old))));
        Map<String, Object> defaults = new LinkedHashMap<>();
        section.section("defaults")
                .ifPresent(values -> values.keys().forEach(item -> {
                    Object value = value(values, item, next.get(item));
                    if (value != null) {
                        defaults.put(item, value);
                    }
                }));
        return new EarlierForm(
                schema, items.items(section.filled("items")), renamed, defaults, section.texts("dropped"));
    }

    /** In the form of the bus; null where it is wrong and was reported. */
    private static Object value(Section values, String id, Item item) {
        String text = values.text(id);
        if (item == null || item.type() == null) {
            values.report(id, CODE, "the next form has no item \"" + id + "\"", "Name one of its items");
            return null;
        }
        if (!item.codes().isEmpty() && !item.codes().contains(text)) {
            values.report(id, CODE, "\"" + text + "\" is not one of its codes", "Use one of them");
        }
        return switch (item.type()) {
            case INTEGER -> {
                BigDecimal number = values.decimal(id);
                yield number == null ? null : (Object) number.longValue();
            }
            case DECIMAL -> values.decimal(id);
            case BOOLEAN -> values.flag(id);
            default -> text;
        };
    }
}
