package org.huitong.reload;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What must be known of a route file to take it out again.
 *
 * @param common whether other files may build on it, or routes come from it that have no name
 * @param templated ids of routes that it makes of templates, which Camel counts to the template's file
 * @param connectors names of the connectors that it calls
 */
record RouteText(boolean common, Set<String> templated, Set<String> connectors) {
    private static final Pattern CALL = Pattern.compile("kamelet:([\\w.-]+)");
    private static final RouteText UNREADABLE = new RouteText(true, Set.of(), Set.of());

    /** Of what is no YAML nothing is known; nobody takes it. */
    static RouteText of(String text) {
        try {
            RouteText read = new RouteText(false, new HashSet<>(), new HashSet<>());
            boolean common = false;
            Object root = new Load(LoadSettings.builder().build()).loadFromString(text);
            for (Object element : root instanceof List<?> list ? list : List.of()) {
                if (element instanceof Map<?, ?> one) {
                    common |= one.containsKey("routeTemplate") || one.containsKey("routeConfiguration");
                    if (one.get("templatedRoute") instanceof Map<?, ?> templated) {
                        Object id = templated.get("routeId");
                        common |= id == null;
                        read.templated().add(String.valueOf(id));
                    }
                }
            }
            read.calls(root);
            return new RouteText(common, read.templated(), read.connectors());
        } catch (YamlEngineException e) {
            return UNREADABLE;
        }
    }

    private void calls(Object node) {
        if (node instanceof Map<?, ?> map) {
            map.values().forEach(this::calls);
        } else if (node instanceof List<?> list) {
            list.forEach(this::calls);
        } else if (node instanceof String word) {
            Matcher call = CALL.matcher(word);
            if (call.lookingAt()) {
                connectors.add(call.group(1));
            }
        }
    }
}
