package org.huitong.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.huitong.catalog.Findings.Place;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping in a YAML file, read key by key. What is missing or of the wrong type becomes a finding and reads as a
 * harmless value, so that reading goes on; {@link #close} then names the keys that nobody asked for.
 */
final class Section extends Keys {
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");

    Section(String file, MappingNode node, Findings findings) {
        super(file, node, findings);
    }

    /** Text that must be there. */
    String text(String key) {
        String text = optional(key).orElse("");
        if (text.isBlank() && (!has(key) || node(key) instanceof ScalarNode)) {
            report(key, "CATALOG-MISSING", "\"" + key + "\" is missing", "Add " + key + ": to this section");
        }
        return text;
    }

    /** Text as written, whatever YAML would make of it: {@code 01} stays {@code 01}. */
    Optional<String> optional(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (node(key) instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        wrong(key, "one value");
        return Optional.empty();
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
        if (COUNT.matcher(text.get()).matches()) {
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
        Optional<E> found = Optional.ofNullable(Words.constant(type, text));
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

    /** A list of texts, or one text; empty where absent. */
    Set<String> oneOrMore(String key) {
        return plain(key) ? optional(key).map(Set::of).orElse(Set.of()) : texts(key);
    }

    /** A section below; empty where absent or no section. */
    Optional<Section> section(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (node(key) instanceof MappingNode mapping) {
            return Optional.of(below(mapping));
        }
        wrong(key, "a section of keys");
        return Optional.empty();
    }

    /** Whether the value is one text, not a section or a list. */
    boolean plain(String key) {
        return !has(key) || node(key) instanceof ScalarNode;
    }

    /** The section or the list of sections below; empty where absent or neither. */
    List<Section> sections(String key) {
        if (node(key) instanceof MappingNode) {
            return section(key).stream().toList();
        }
        List<Section> all = new ArrayList<>();
        for (Node node : list(key)) {
            if (node instanceof MappingNode mapping) {
                all.add(below(mapping));
            } else {
                wrong(key, "a section or a list of sections");
            }
        }
        return all;
    }

    /** A section without keys. */
    Section empty() {
        return below(new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK));
    }

    /** A section that must be there and hold something. */
    Section filled(String key) {
        Optional<Section> section = section(key);
        if (section.isPresent() ? section.get().keys().isEmpty() : !has(key)) {
            report(key, "CATALOG-MISSING", "\"" + key + "\" is missing", "Add " + key + ": with at least one entry");
        }
        return section.orElseGet(this::empty);
    }
}
