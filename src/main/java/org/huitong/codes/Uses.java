package org.huitong.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.CodeTable;
import org.huitong.catalog.MappingFile;

/** Which mapping and item looks into which table, and which table is of which. */
final class Uses {
    /** One item of a mapping. */
    record Use(String system, String resource, String item) {
        @Override
        public String toString() {
            return system + "/" + resource + ":" + item;
        }
    }

    private final Map<String, List<Use>> byTable = new TreeMap<>();
    private final Map<String, List<String>> tables = new TreeMap<>();

    Uses(Catalog catalog) {
        for (MappingFile mapping : catalog.sources()) {
            for (MappingFile.Field field : mapping.items().values()) {
                field.steps().stream()
                        .flatMap(step -> step.tables().stream())
                        .distinct()
                        .forEach(table -> byTable.computeIfAbsent(table, id -> new ArrayList<>())
                                .add(new Use(mapping.system(), mapping.resource(), field.item())));
            }
        }
        for (CodeTable table : catalog.codes()) {
            if (!table.of().isEmpty()) {
                tables.computeIfAbsent(table.of(), id -> new ArrayList<>()).add(table.id());
            }
        }
    }

    List<Use> of(String table) {
        return byTable.getOrDefault(table, List.of());
    }

    /** Translations and tables of successors that are of this list. */
    List<String> tablesOf(String list) {
        return tables.getOrDefault(list, List.of());
    }
}
