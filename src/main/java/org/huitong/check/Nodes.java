package org.huitong.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Ways through a composed YAML tree; where something is not there, there is nothing, and no exception. */
final class Nodes {
    private Nodes() {}

    /** One key of a section. */
    record Entry(Node key, Node value) {
        String name() {
            return text(key);
        }
    }

    static List<Entry> entries(Node node) {
        List<Entry> all = new ArrayList<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                all.add(new Entry(tuple.getKeyNode(), tuple.getValueNode()));
            }
        }
        return all;
    }

    /** What stands under these keys; null where nothing does. */
    static Node get(Node node, String... keys) {
        Node at = node;
        for (String key : keys) {
            at = entries(at).stream()
                    .filter(entry -> entry.name().equals(key))
                    .map(Entry::value)
                    .findFirst()
                    .orElse(null);
        }
        return at;
    }

    static String text(Node node, String... keys) {
        return get(node, keys) instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    static List<Node> list(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    static List<String> texts(Node node) {
        return list(node).stream().map(one -> text(one)).toList();
    }

    /** Every section in the tree, the outermost first. */
    static void sections(Node node, Consumer<MappingNode> visit) {
        if (node instanceof MappingNode mapping) {
            visit.accept(mapping);
            entries(mapping).forEach(entry -> sections(entry.value(), visit));
        }
        list(node).forEach(one -> sections(one, visit));
    }

    /** Every value that is one text. */
    static void values(Node node, Consumer<ScalarNode> visit) {
        if (node instanceof ScalarNode scalar) {
            visit.accept(scalar);
        }
        entries(node).forEach(entry -> values(entry.value(), visit));
        list(node).forEach(one -> values(one, visit));
    }
}
