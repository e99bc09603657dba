package org.huitong.check;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.nodes.Node;

/** What a connector's file says of itself: keys of a Kamelet, its name, its properties. */
final class ConnectorFileCheck {
    private static final Set<String> OUTERMOST = Set.of("apiVersion", "kind", "metadata", "spec");
    private static final Set<String> SPEC =
            Set.of("definition", "types", "dataTypes", "dependencies", "template", "sources", "versions");
    private static final Set<String> TEMPLATE = Set.of("from", "beans", "id", "description");
    private static final Set<String> DEFINITION = Set.of(
            "title", "description", "type", "required", "properties", "example", "externalDocs", "$schema", "id");
    private static final Set<String> PROPERTY = Set.of(
            "title",
            "description",
            "type",
            "format",
            "default",
            "enum",
            "pattern",
            "example",
            "x-descriptors",
            "id",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "nullable",
            "deprecated");
    private static final Set<String> TYPES =
            Set.of("string", "integer", "number", "boolean", "object", "array", "binary");

    private final CamelFile file;
    private final Report report;

    private ConnectorFileCheck(CamelFile file, Report report) {
        this.file = file;
        this.report = report;
    }

    static void of(Whole whole, Report report) {
        whole.connectors().forEach(file -> new ConnectorFileCheck(file, report).look());
    }

    private void look() {
        keys(file.root(), OUTERMOST, "the file");
        keys(Nodes.get(file.root(), "spec"), SPEC, "spec");
        Node definition = Nodes.get(file.root(), "spec", "definition");
        keys(definition, DEFINITION, "definition");
        keys(file.camel(), TEMPLATE, "template");
        name();
        Node properties = Nodes.get(definition, "properties");
        List<String> names =
                Nodes.entries(properties).stream().map(Nodes.Entry::name).toList();
        Nodes.entries(properties).forEach(this::property);
        for (Node required : Nodes.list(Nodes.get(definition, "required"))) {
            if (!names.contains(Nodes.text(required))) {
                report.mistake(
                        file,
                        required,
                        "CONNECTOR-REQUIRED",
                        "\"" + Nodes.text(required) + "\" is required, and is no property",
                        Report.cure(Nodes.text(required), names, "Add it under properties, or remove it here"));
            }
        }
        if (Nodes.get(file.camel(), "from") == null && !report.wrong(file)) {
            report.mistake(
                    file,
                    file.camel() == null ? file.root() : file.camel(),
                    "CONNECTOR-TEMPLATE",
                    "the connector has no spec.template.from",
                    "Add it, as in the connectors that come with the gateway");
        }
    }

    private void name() {
        Node name = Nodes.get(file.root(), "metadata", "name");
        String path = file.name();
        String called = path.substring(path.lastIndexOf('/') + 1).replace(".kamelet.yaml", "");
        if (!Nodes.text(name).equals(called)) {
            report.mistake(
                    file,
                    name == null ? file.root() : name,
                    "CONNECTOR-NAME",
                    "the file is named " + called + " but says " + (name == null ? "nothing" : Nodes.text(name)),
                    "Write metadata.name: " + called + ", or rename the file");
        }
    }

    private void property(Nodes.Entry property) {
        keys(property.value(), PROPERTY, property.name());
        Node type = Nodes.get(property.value(), "type");
        if (type != null && !TYPES.contains(Nodes.text(type))) {
            report.mistake(
                    file,
                    type,
                    "CONNECTOR-TYPE",
                    "\"" + Nodes.text(type) + "\" is no type",
                    Report.cure(Nodes.text(type), TYPES, "Write string"));
        }
        Node pattern = Nodes.get(property.value(), "pattern");
        try {
            Pattern.compile(Nodes.text(pattern));
        } catch (PatternSyntaxException e) {
            report.mistake(
                    file,
                    pattern,
                    "CONNECTOR-TYPE",
                    "the pattern is no regular expression: " + e.getDescription(),
                    "Write a Java regular expression, in single quotes");
        }
        fallback(property, Nodes.text(type));
    }

    private void fallback(Nodes.Entry property, String type) {
        Node fallback = Nodes.get(property.value(), "default");
        String text = Nodes.text(fallback);
        List<String> words = Nodes.texts(Nodes.get(property.value(), "enum"));
        if (fallback == null || text.isEmpty() || text.contains("{{")) {
            return;
        }
        if (!words.isEmpty() && !words.contains(text)) {
            report.mistake(
                    file,
                    fallback,
                    "CONNECTOR-TYPE",
                    "the default of \"" + property.name() + "\" is none of its words",
                    Report.cure(text, words, "Write one of them"));
        }
        Value.misfit(type, text)
                .ifPresent(needed -> report.mistake(
                        file,
                        fallback,
                        "CONNECTOR-TYPE",
                        "the default of \"" + property.name() + "\" is of the wrong type",
                        "Write " + needed));
    }

    private void keys(Node section, Collection<String> known, String where) {
        for (Nodes.Entry entry : Nodes.entries(section)) {
            if (!known.contains(entry.name()) && !entry.name().startsWith("x-")) {
                report.mistake(
                        file,
                        entry.key(),
                        "ROUTE-UNKNOWN-KEY",
                        "a connector has no \"" + entry.name() + "\" in " + where,
                        Report.cure(entry.name(), known, "Remove it"));
            }
        }
    }
}
