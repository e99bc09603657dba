package org.huitong.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huitong.catalog.Words;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Every key and value of Camel's own YAML against the schema of the Camel we run on. */
final class ShapeCheck {
    private final CamelFile file;
    private final Report report;

    private ShapeCheck(CamelFile file, Report report) {
        this.file = file;
        this.report = report;
    }

    static void of(Whole whole, Report report) {
        for (CamelFile file : whole.files()) {
            ShapeCheck check = new ShapeCheck(file, report);
            if (file.connector()) {
                check.template();
            } else {
                check.routes();
            }
        }
    }

    private void routes() {
        if (!(file.root() instanceof SequenceNode)) {
            report.mistake(
                    file,
                    file.root(),
                    "ROUTE-TYPE",
                    "a route file is a list, and this is none",
                    "Begin each element with \"- \", as in \"- route:\"");
            return;
        }
        Nodes.list(file.root()).forEach(element -> value(element, CamelSchema.element(), "an element"));
    }

    private void template() {
        Node template = file.camel();
        Node from = Nodes.get(template, "from");
        if (from != null) {
            value(from, CamelSchema.from(), "from");
        }
        for (Node bean : Nodes.list(Nodes.get(template, "beans"))) {
            value(bean, CamelSchema.bean(), "beans");
        }
    }

    private void value(Node node, JsonNode schema, String key) {
        List<JsonNode> forms = CamelSchema.forms(schema);
        if (node instanceof MappingNode) {
            section(node, forms, key);
        } else if (node instanceof SequenceNode) {
            list(node, forms, key);
        } else if (node instanceof ScalarNode scalar) {
            text(scalar, forms, key);
        }
    }

    private void section(Node node, List<JsonNode> forms, String key) {
        if (!may(forms, "object") && typed(forms)) {
            wrong(node, key, typed(forms, "array") ? "a list" : "one value");
            return;
        }
        Map<String, JsonNode> known = CamelSchema.keys(forms);
        boolean closed = forms.stream()
                .anyMatch(form -> form.has("additionalProperties")
                        && !form.path("additionalProperties").asBoolean(true));
        Set<String> meant = new HashSet<>();
        for (Nodes.Entry entry : Nodes.entries(node)) {
            if (known.containsKey(entry.name())) {
                value(entry.value(), known.get(entry.name()), entry.name());
                deprecated(entry, known.get(entry.name()));
            } else if (closed) {
                Words.nearest(entry.name(), known.keySet()).ifPresent(meant::add);
                report.mistake(
                        file,
                        entry.key(),
                        "ROUTE-UNKNOWN-KEY",
                        "Camel knows no \"" + entry.name() + "\" under " + key,
                        Report.cure(entry.name(), known.keySet(), "Remove it"));
            }
        }
        required(node, forms, key, meant);
    }

    private void deprecated(Nodes.Entry entry, JsonNode schema) {
        if (schema.path("deprecated").asBoolean()
                || CamelSchema.follow(schema).path("deprecated").asBoolean()) {
            report.advise(
                    file,
                    entry.key(),
                    "ROUTE-DEPRECATED",
                    "Camel will do without \"" + entry.name() + "\"",
                    "See Camel's upgrade guide for what takes its place");
        }
    }

    /** @param meant keys that are there, misspelt */
    private void required(Node node, List<JsonNode> forms, String key, Set<String> meant) {
        JsonNode own = forms.stream()
                .filter(form -> form.path("type").asText().equals("object") && form.has("required"))
                .filter(form -> form.has("additionalProperties"))
                .findFirst()
                .orElse(null);
        if (own == null) {
            return;
        }
        for (JsonNode name : own.path("required")) {
            if (Nodes.get(node, name.asText()) == null && !meant.contains(name.asText())) {
                report.mistake(
                        file,
                        node,
                        "ROUTE-MISSING-KEY",
                        "\"" + name.asText() + "\" is missing under " + key,
                        "Add " + name.asText() + ":");
            }
        }
    }

    private void list(Node node, List<JsonNode> forms, String key) {
        Optional<JsonNode> items = forms.stream()
                .filter(form -> form.has("items"))
                .map(form -> form.get("items"))
                .findFirst();
        if (items.isPresent()) {
            Nodes.list(node).forEach(one -> value(one, items.get(), key));
        } else if (typed(forms) && !typed(forms, "array")) {
            wrong(node, key, may(forms, "object") ? "a section of keys" : "one value");
        }
    }

    private void text(ScalarNode node, List<JsonNode> forms, String key) {
        String text = node.getValue();
        if (text.isEmpty() || text.contains("{{") || !typed(forms) || typed(forms, "string") && !words(forms)) {
            return;
        }
        for (JsonNode form : forms) {
            if (form.has("enum") && !named(form.get("enum"), text)) {
                report.mistake(
                        file,
                        node,
                        "ROUTE-TYPE",
                        "\"" + text + "\" is no " + key,
                        Report.cure(text, texts(form.get("enum")), "Write one of Camel's words"));
                return;
            }
        }
        if (words(forms)) {
            return;
        }
        for (String type : List.of("boolean", "number", "integer")) {
            if (typed(forms, type)) {
                Value.misfit(type, text).ifPresent(needed -> wrong(node, key, needed));
                return;
            }
        }
        wrong(node, key, typed(forms, "array") ? "a list" : "a section of keys");
    }

    private void wrong(Node node, String key, String needed) {
        report.mistake(file, node, "ROUTE-TYPE", "\"" + key + "\" has a value of the wrong form", "Write " + needed);
    }

    private static boolean words(List<JsonNode> forms) {
        return forms.stream().anyMatch(form -> form.has("enum"));
    }

    private static boolean named(JsonNode words, String text) {
        return texts(words).stream().anyMatch(text::equalsIgnoreCase);
    }

    private static List<String> texts(JsonNode words) {
        List<String> all = new java.util.ArrayList<>();
        words.forEach(word -> all.add(word.asText()));
        return all;
    }

    private static boolean typed(List<JsonNode> forms) {
        return forms.stream().anyMatch(form -> form.has("type"));
    }

    private static boolean typed(List<JsonNode> forms, String type) {
        return forms.stream().anyMatch(form -> form.path("type").asText().equals(type));
    }

    private static boolean may(List<JsonNode> forms, String type) {
        return typed(forms, type) || forms.stream().anyMatch(form -> form.has("properties"));
    }
}
