package org.huitong.check;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Placeholders that neither a setting nor the connector or template around them fills. */
final class PlaceholderCheck {
    private final Whole whole;
    private final Report report;

    private PlaceholderCheck(Whole whole, Report report) {
        this.whole = whole;
        this.report = report;
    }

    static void of(Whole whole, Report report) {
        PlaceholderCheck check = new PlaceholderCheck(whole, report);
        for (CamelFile file : whole.files()) {
            if (!report.wrong(file)) {
                Set<String> words = file.words();
                Nodes.values(file.camel(), value -> check.look(file, value, words));
            }
        }
    }

    private void look(CamelFile file, ScalarNode value, Set<String> words) {
        Matcher placeholder = Value.PLACEHOLDER.matcher(value.getValue());
        while (placeholder.find()) {
            String word = placeholder.group(1).strip();
            boolean may = word.startsWith("?") || word.startsWith("!") || word.contains(":");
            if (!may && !words.contains(word) && !whole.settings().containsKey(word) && !Value.outside(word)) {
                Set<String> known = new TreeSet<>(words);
                known.addAll(whole.settings().keySet());
                report.mistake(
                        file,
                        value,
                        "ROUTE-NO-SETTING",
                        "nothing says what {{" + word + "}} is",
                        Report.cure(word, known, "Add " + word + "= to config/application.properties"));
            }
        }
    }
}
