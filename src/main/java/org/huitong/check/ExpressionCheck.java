package org.huitong.check;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.catalog.LanguageValidationResult;
import org.apache.camel.catalog.impl.AbstractCamelCatalog;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Expressions in Camel's simple language, read by that language itself. */
final class ExpressionCheck {
    private static final AbstractCamelCatalog READER = new AbstractCamelCatalog() {};
    private static final String SIMPLE = "simple";
    /** Between the step and its expression. */
    private static final Set<String> BETWEEN = Set.of(SIMPLE, "expression");

    private static final Set<String> YES_OR_NO =
            Set.of("filter", "when", "validate", "handled", "continued", "onWhen", "retryWhile", "completionPredicate");
    /** What a misspelt function was most likely meant to be. */
    private static final Set<String> FUNCTIONS = Set.of(
            "body",
            "bodyAs",
            "mandatoryBodyAs",
            "header",
            "headers",
            "headerAs",
            "variable",
            "variables",
            "exchangeProperty",
            "exchangeId",
            "exception",
            "routeId",
            "date",
            "uuid",
            "properties",
            "type",
            "null",
            "bean");

    private static final String UNKNOWN = "Unknown function: ";

    /** Camel builds a whole context to read one, and files say the same few again and again. */
    private static final Map<String, String> SAID = new ConcurrentHashMap<>();

    private final CamelFile file;
    private final Report report;

    private ExpressionCheck(CamelFile file, Report report) {
        this.file = file;
        this.report = report;
    }

    static void of(Whole whole, Report report) {
        for (CamelFile file : whole.files()) {
            if (!report.wrong(file)) {
                new ExpressionCheck(file, report).walk("", file.camel());
            }
        }
    }

    /** @param step the nearest key above that is none of the expression's own */
    private void walk(String step, Node node) {
        for (Nodes.Entry entry : Nodes.entries(node)) {
            if (entry.name().equals("parameters")) {
                continue;
            }
            Node text = entry.value() instanceof ScalarNode ? entry.value() : Nodes.get(entry.value(), "expression");
            if (entry.name().equals(SIMPLE) && text instanceof ScalarNode) {
                read(text, YES_OR_NO.contains(step));
            } else {
                walk(BETWEEN.contains(entry.name()) ? step : entry.name(), entry.value());
            }
        }
        Nodes.list(node).forEach(one -> walk(step, one));
    }

    private void read(Node at, boolean yesOrNo) {
        String text = Nodes.text(at);
        if (text.contains("{{")) {
            return; // only the start knows it whole
        }
        String what = SAID.computeIfAbsent((yesOrNo ? "?" : " ") + text, key -> wrong(text, yesOrNo));
        if (!what.isEmpty()) {
            report.mistake(file, at, "ROUTE-EXPRESSION", "the expression cannot be read: " + what, cure(what));
        }
    }

    /** What is wrong with it; empty where nothing is. */
    private static String wrong(String text, boolean yesOrNo) {
        ClassLoader loader = ExpressionCheck.class.getClassLoader();
        LanguageValidationResult result = yesOrNo
                ? READER.validateLanguagePredicate(loader, SIMPLE, text)
                : READER.validateLanguageExpression(loader, SIMPLE, text);
        return result.isSuccess() ? "" : String.valueOf(result.getShortError()).replaceAll("\\s+", " ");
    }

    private static String cure(String what) {
        String otherwise = "Mend it by Camel's page of the simple language";
        return what.startsWith(UNKNOWN)
                ? Report.cure(what.substring(UNKNOWN.length()).split("[.(\\[]", 2)[0], FUNCTIONS, otherwise)
                : otherwise;
    }
}
