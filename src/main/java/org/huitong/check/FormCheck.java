package org.huitong.check;

import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Forms that Camel reads and will not for ever, or that hide what they do; one, that it does not read. */
final class FormCheck {
    private static final Set<String> STEPS = Set.of("to", "toD", "wireTap", "log", "bean", "process");
    private static final Set<String> LANGUAGES =
            Set.of("simple", "constant", "jsonpath", "xpath", "tokenize", "groovy", "jq", "exchangeProperty", "header");
    private static final Set<String> NOT_HERE = Set.of(
            "groovy",
            "js",
            "joor",
            "java",
            "jsonpath",
            "xpath",
            "xquery",
            "jq",
            "mvel",
            "ognl",
            "python",
            "spel",
            "csimple",
            "datasonnet",
            "hl7terser",
            "wasm");
    private static final Set<String> HOLDERS =
            Set.of("handled", "continued", "completionPredicate", "correlationExpression");

    private final CamelFile file;
    private final Report report;

    private FormCheck(CamelFile file, Report report) {
        this.file = file;
        this.report = report;
    }

    static void of(Whole whole, Report report) {
        for (CamelFile file : whole.files()) {
            if (!report.wrong(file)) {
                new FormCheck(file, report).walk("", file.camel());
            }
        }
    }

    private void walk(String parent, Node node) {
        Node uri = Nodes.get(node, "uri");
        if (Nodes.text(uri).contains("?") && !Nodes.text(uri).contains("{{?") && !parent.equals("parameters")) {
            query(node, uri);
        }
        for (Nodes.Entry entry : Nodes.entries(node)) {
            if (parent.equals("parameters") || parent.equals("properties")) {
                return;
            }
            entry(parent, entry);
            walk(entry.name(), entry.value());
        }
        Nodes.list(node).forEach(one -> walk(parent, one));
    }

    private void entry(String parent, Nodes.Entry entry) {
        String name = entry.name();
        boolean expression =
                parent.toLowerCase(java.util.Locale.ROOT).endsWith("expression") || HOLDERS.contains(parent);
        if (STEPS.contains(name) && entry.value() instanceof ScalarNode) {
            advise(
                    entry.key(),
                    "\"" + name + "\" stands in its short form",
                    "Write its keys below it, as in \"to:\" and below it \"uri:\"");
        }
        if (NOT_HERE.contains(name) && !parent.equals("steps") && !Components.language(name)) {
            report.mistake(
                    file,
                    entry.key(),
                    "ROUTE-NO-LANGUAGE",
                    "this gateway has no language \"" + name + "\"",
                    "Write it in simple, or in the source's mapping");
        } else if (LANGUAGES.contains(name) && !expression && !parent.isEmpty() && !name.equals("header")) {
            advise(entry.key(), "\"" + name + "\" stands in its short form", "Write it under expression:");
        }
    }

    private void query(Node node, Node uri) {
        if (Nodes.get(node, "parameters") != null) {
            report.mistake(
                    file,
                    uri,
                    "ROUTE-QUERY",
                    "the address has a query, and parameters stand below it: Camel takes one of the two",
                    "Write all of them under parameters:");
        } else {
            advise(
                    uri,
                    "the address has a query, which logs print whole",
                    "Write what follows the ? under parameters:");
        }
    }

    private void advise(Node at, String message, String cure) {
        report.advise(file, at, "ROUTE-SHORT-FORM", message, cure);
    }
}
