package org.huitong.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huitong.catalog.Findings.Place;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The keys of a mapping in a YAML file, where they stand, which were asked for, and what is wrong with them. */
class Keys {
    final String file;
    private final Place place;
    private final boolean marked;
    final Findings findings;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Place> keys = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<Keys> below = new ArrayList<>();
    private Map<String, Place> forgotten;

    Keys(String file, MappingNode node, Findings findings) {
        this.file = file;
        this.marked = node.getStartMark().isPresent();
        this.place = place(node);
        this.findings = findings;
        for (NodeTuple tuple : node.getValue()) {
            add(tuple);
        }
    }

    private void add(NodeTuple tuple) {
        Place at = place(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            findings.add(at, "CATALOG-TYPE", "a key is not a word", "Write key: value");
            return;
        }
        keys.put(key.getValue(), at);
        if (values.put(key.getValue(), tuple.getValueNode()) != null) {
            findings.add(
                    at, "CATALOG-DUPLICATE-KEY", "\"" + key.getValue() + "\" stands here twice", "Keep one of them");
        }
    }

    final Place place(Node node) {
        Optional<Mark> mark = node.getStartMark();
        if (mark.isEmpty()) {
            return place == null ? new Place(file, 1, 1) : place;
        }
        return new Place(file, mark.get().getLine() + 1, mark.get().getColumn() + 1);
    }

    /** Where the key's value stands; where the section starts if the key is missing. */
    Place at(String key) {
        if (forgotten != null) {
            return forgotten.getOrDefault(key, keys.getOrDefault(key, place));
        }
        return has(key) ? place(values.get(key)) : keys.getOrDefault(key, place);
    }

    private Map<String, Place> places() {
        Map<String, Place> places = new HashMap<>();
        keys.keySet().forEach(key -> places.put(key, at(key)));
        return places;
    }

    final Section below(MappingNode node) {
        Section section = new Section(file, node, findings);
        below.add(section);
        return section;
    }

    /**
     * Only the places stay, for the checks that run when all is read: trees of twenty thousand files at a time would fill
     * the heap.
     */
    private void forget() {
        if (forgotten == null) {
            forgotten = marked ? places() : Map.of();
            values.clear();
            below.forEach(Keys::forget);
            below.clear();
        }
    }

    Set<String> keys() {
        return keys.keySet();
    }

    /** Whether the key has a value; a bare {@code key:} has none. */
    boolean has(String key) {
        asked.add(key);
        Node node = values.get(key);
        return node != null && !(node instanceof ScalarNode scalar && Tag.NULL.equals(scalar.getTag()));
    }

    /** What the key says; null where it is not there. */
    final Node node(String key) {
        return values.get(key);
    }

    /** The section as JSON, word for word. */
    final String json() {
        return GrantText.of(values);
    }

    void report(String key, String code, String message, String cure) {
        findings.add(at(key), code, message, cure);
    }

    void report(Place at, String code, String message, String cure) {
        findings.add(at, code, message, cure);
    }

    /** What is worth mending and no mistake. */
    void advise(String key, String code, String message, String cure) {
        findings.advise(at(key), code, message, cure);
    }

    void later(Runnable check) {
        findings.later(check);
    }

    final void wrong(String key, String wanted) {
        report(key, "CATALOG-TYPE", "\"" + key + "\" is not " + wanted, "Write " + wanted);
    }

    final List<Node> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        wrong(key, "a list");
        return List.of();
    }

    static String cure(Optional<String> nearest, Iterable<String> known) {
        return nearest.map(word -> "Did you mean \"" + word + "\"").orElse("Use one of " + String.join(", ", known));
    }

    /** Names every key that was never asked for. After this nothing more is read of it. */
    void close() {
        keys.forEach((key, at) -> {
            if (!asked.contains(key)) {
                findings.add(
                        at,
                        "CATALOG-UNKNOWN-KEY",
                        "nothing is called \"" + key + "\" here",
                        cure(Words.nearest(key, asked), asked));
            }
        });
        forget();
    }
}
