package org.huitong.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huitong.catalog.layout.Elements;

/** Reads the layout of XML: paths of elements, each step with a declared prefix or none. */
final class ElementsReader {
    private static final Pattern STEP =
            Pattern.compile("\\*|([\\p{L}_][\\p{L}\\p{N}._-]*:)?[\\p{L}_][\\p{L}\\p{N}._-]*");

    private ElementsReader() {}

    static Elements read(Section keys) {
        Map<String, String> namespaces = new LinkedHashMap<>();
        keys.section("namespaces")
                .ifPresent(uris -> uris.keys().forEach(prefix -> namespaces.put(prefix, uris.text(prefix))));
        keys.text("record");
        return new Elements(
                path(keys, "record", namespaces),
                namespaces,
                path(keys, "inner", namespaces),
                path(keys, "count", namespaces),
                keys.texts("lists"));
    }

    private static List<String> path(Section keys, String key, Map<String, String> namespaces) {
        String text = keys.optional(key).orElse("");
        if (text.isBlank()) {
            return List.of();
        }
        List<String> steps = List.of((text.startsWith("/") ? text.substring(1) : text).split("/", -1));
        for (String step : steps) {
            if (!STEP.matcher(step).matches()) {
                keys.report(key, "CATALOG-LAYOUT", "\"" + step + "\" is no element", "Write /ROOT/LIST/RECORD");
            } else if (step.contains(":") && !namespaces.containsKey(step.substring(0, step.indexOf(':')))) {
                String prefix = step.substring(0, step.indexOf(':'));
                keys.report(
                        key,
                        "CATALOG-LAYOUT",
                        "nothing declares the prefix \"" + prefix + "\"",
                        Words.nearest(prefix, namespaces.keySet())
                                .map(near -> "Did you mean \"" + near + "\"")
                                .orElse("Add it to namespaces:"));
            }
        }
        return steps;
    }
}
