package org.huitong.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A YAML file as text and as tree.
 *
 * @param path from the home, with forward slashes
 */
record YamlFile(String path, String text, Object tree) {

    /** One entry of a map somewhere in the tree. */
    record Entry(String parent, String key, Object value) {}

    static YamlFile of(String path, String text) {
        return new YamlFile(
                path, text, new Load(LoadSettings.builder().setLabel(path).build()).loadFromString(text));
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** File name without its endings and its number: the word the file is about. */
    String word() {
        return name().replaceFirst("\\.(camel|kamelet)\\.yaml$", "").replaceFirst("^\\d+-", "");
    }

    /** All entries of all maps, parameters of endpoints left out. */
    List<Entry> entries() {
        return entries(tree);
    }

    static List<Entry> entries(Object tree) {
        List<Entry> found = new ArrayList<>();
        walk("", tree, found::add);
        return found;
    }

    private static void walk(String parent, Object node, Consumer<Entry> sink) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                sink.accept(new Entry(parent, String.valueOf(key), value));
                if (!"parameters".equals(key)) {
                    walk(String.valueOf(key), value, sink);
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(element -> walk(parent, element, sink));
        }
    }

    /** The map at a path of keys; empty where there is none. */
    static Map<?, ?> map(Object node, String... keys) {
        Object at = node;
        for (String key : keys) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return at instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<?> list(Object node) {
        return node instanceof List<?> list ? list : List.of();
    }

    static String string(Object node) {
        return node == null ? "" : node.toString();
    }

    static int steps(Object node) {
        return entries(node).stream()
                .filter(entry -> entry.key().equals("steps"))
                .mapToInt(entry -> list(entry.value()).size())
                .sum();
    }
}
