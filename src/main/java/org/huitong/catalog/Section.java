package org.huitong.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.huitong.catalog.Findings.Place;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping in a YAML file, read key by key. What is missing or of the wrong type becomes a finding and reads as a
 * harmless value, so that reading goes on; {@link #close} then names the keys that nobody asked for.
 */
final class Section {
    private final String file;
    private final Place place;
    private final Findings findings;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Place> keys = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Section(String file, MappingNode node, Findings findings) {
        this.file = file;
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

    private Place place(Node node) {
        return node.getStartMark()
                .map(mark -> new Place(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Place(file, 1, 1));
    }

    /** Where the key's value stands; where the section starts if the key is missing. */
    Place at(String key) {
        return has(key) ? place(values.get(key)) : keys.getOrDefault(key, place);
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

    /** The section as JSON, word for word. */
    String json() {
        return GrantText.of(values);
    }

    void report(String key, String code, String message, String cure) {
        findings.add(at(key), code, message, cure);
    }

    void report(Place at, String code, String message, String cure) {
        findings.add(at, code, message, cure);
    }

    void later(Runnable check) {
        findings.later(check);
    }

    /** Text that must be there. */
    String text(String key) {
        String text = optional(key).orElse("");
        if (text.isBlank() && (!has(key) || values.get(key) instanceof ScalarNode)) {
            report(key, "CATALOG-MISSING", "\"" + key + "\" is missing", "Add " + key + ": to this section");
        }
        return text;
    }

    /** Text as written, whatever YAML would make of it: {@code 01} stays {@code 01}. */
    Optional<String> optional(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (values.get(key) instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        wrong(key, "one value");
        return Optional.empty();
    }

    private void wrong(String key, String wanted) {
        report(key, "CATALOG-TYPE", "\"" + key + "\" is not " + wanted, "Write " + wanted);
    }

    boolean flag(String key) {
        String text = optional(key).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            wrong(key, "true or false");
        }
        return text.equals("true");
    }

    /** A whole number from 1; {@code otherwise} where absent or wrong. */
    int count(String key, int otherwise) {
        Optional<String> text = optional(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.get().matches("[1-9][0-9]{0,8}")) {
            return Integer.parseInt(text.get());
        }
        wrong(key, "a whole number from 1");
        return otherwise;
    }

    /** A number; null where absent or wrong. */
    BigDecimal decimal(String key) {
        Optional<String> text = optional(key);
        try {
            return text.map(BigDecimal::new).orElse(null);
        } catch (NumberFormatException e) {
            wrong(key, "a number");
            return null;
        }
    }

    /** A regular expression; null where absent or wrong. */
    Pattern pattern(String key) {
        try {
            return optional(key).map(Pattern::compile).orElse(null);
        } catch (PatternSyntaxException e) {
            report(
                    key,
                    "CATALOG-PATTERN",
                    "\"" + key + "\" is not a regular expression: " + e.getDescription(),
                    "Write a Java regular expression, in single quotes");
            return null;
        }
    }

    /** A day that must be there; null where it is absent or wrong. */
    LocalDate day(String key) {
        String text = text(key);
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            wrong(key, "a day like 2026-01-31");
            return null;
        }
    }

    /** A day; null where it is absent or wrong. */
    LocalDate optionalDay(String key) {
        return has(key) ? day(key) : null;
    }

    /** One of an enum's words; {@code otherwise} where absent (an error if that is null) or wrong. */
    <E extends Enum<E>> E word(String key, Class<E> type, E otherwise) {
        Optional<String> text = optional(key);
        if (text.isEmpty()) {
            if (otherwise == null) {
                text(key);
            }
            return otherwise;
        }
        return word(at(key), key, text.get(), type).orElse(otherwise);
    }

    <E extends Enum<E>> Optional<E> word(Place at, String key, String text, Class<E> type) {
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> Words.of(constant).equals(text))
                .findFirst();
        if (found.isEmpty()) {
            List<String> known =
                    Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
            findings.add(
                    at,
                    "CATALOG-UNKNOWN-WORD",
                    "\"" + text + "\" is not a " + key,
                    cure(Words.nearest(text, known), known));
        }
        return found;
    }

    static String cure(Optional<String> nearest, Iterable<String> known) {
        return nearest.map(word -> "Did you mean \"" + word + "\"").orElse("Use one of " + String.join(", ", known));
    }

    /** A list of an enum's words that must not be empty. */
    <E extends Enum<E>> Set<E> words(String key, Class<E> type) {
        Set<E> all = new LinkedHashSet<>();
        for (Node node : list(key)) {
            if (node instanceof ScalarNode scalar) {
                word(place(node), key, scalar.getValue(), type).ifPresent(all::add);
            } else {
                wrong(key, "a list of words");
            }
        }
        if (!has(key)) {
            text(key);
        }
        return all;
    }

    /** A list of texts, in order; empty where absent. */
    Set<String> texts(String key) {
        Set<String> all = new LinkedHashSet<>();
        for (Node node : list(key)) {
            if (!(node instanceof ScalarNode scalar)) {
                wrong(key, "a list of texts");
            } else if (!all.add(scalar.getValue())) {
                findings.add(
                        place(node), "CATALOG-DUPLICATE", "a value of \"" + key + "\" stands here twice", "Keep one");
            }
        }
        return all;
    }

    private List<Node> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        wrong(key, "a list");
        return List.of();
    }

    /** One entry of a list that is either a word or {@code word: argument}, behind which options may stand. */
    record Call(Place at, String word, String argument, Map<String, String> options) {}

    List<Call> calls(String key) {
        List<Call> calls = new ArrayList<>();
        for (Node node : list(key)) {
            call(node)
                    .ifPresentOrElse(calls::add, () -> wrong(key, "a list of steps, each a word or {word: argument}"));
        }
        return calls;
    }

    private Optional<Call> call(Node node) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(new Call(place(node), scalar.getValue(), "", Map.of()));
        }
        Map<String, String> words = new LinkedHashMap<>();
        for (NodeTuple tuple : node instanceof MappingNode mapping ? mapping.getValue() : List.<NodeTuple>of()) {
            if (tuple.getKeyNode() instanceof ScalarNode word && tuple.getValueNode() instanceof ScalarNode argument) {
                words.put(word.getValue(), argument.getValue());
            } else {
                return Optional.empty();
            }
        }
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String step = words.keySet().iterator().next();
        String argument = words.remove(step);
        return Optional.of(new Call(place(node), step, argument, words));
    }

    /** A section below; empty where absent or no section. */
    Optional<Section> section(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (values.get(key) instanceof MappingNode mapping) {
            return Optional.of(new Section(file, mapping, findings));
        }
        wrong(key, "a section of keys");
        return Optional.empty();
    }

    /** Whether the value is one text, not a section or a list. */
    boolean plain(String key) {
        return !has(key) || values.get(key) instanceof ScalarNode;
    }

    /** The section or the list of sections below; empty where absent or neither. */
    List<Section> sections(String key) {
        if (values.get(key) instanceof MappingNode) {
            return section(key).stream().toList();
        }
        List<Section> all = new ArrayList<>();
        for (Node node : list(key)) {
            if (node instanceof MappingNode mapping) {
                all.add(new Section(file, mapping, findings));
            } else {
                wrong(key, "a section or a list of sections");
            }
        }
        return all;
    }

    /** A section without keys. */
    Section empty() {
        return new Section(file, new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK), findings);
    }

    /** A section that must be there and hold something. */
    Section filled(String key) {
        Optional<Section> section = section(key);
        if (section.isPresent() ? section.get().keys.isEmpty() : !has(key)) {
            report(key, "CATALOG-MISSING", "\"" + key + "\" is missing", "Add " + key + ": with at least one entry");
        }
        return section.orElseGet(this::empty);
    }

    /** Names every key that was never asked for. */
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
    }
}
