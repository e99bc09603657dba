package org.huitong.scaffold;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.CodeTable;

/** The code tables of a home, by id. */
final class Codes {
    private Codes() {}

    static Map<String, CodeTable> of(Catalog catalog) {
        return catalog.codes().stream().collect(Collectors.toMap(CodeTable::id, Function.identity()));
    }
}
