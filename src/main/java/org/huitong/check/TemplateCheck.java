package org.huitong.check;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.huitong.catalog.Words;
import org.snakeyaml.engine.v2.nodes.Node;

/** Uses of route templates: the template is there, and gets what it asks for. */
final class TemplateCheck {
    private static final String WINDOW = "huitong.deliver.windowRecords";

    private final Whole whole;
    private final Report report;
    private final Map<String, Node> templates = new TreeMap<>();

    private TemplateCheck(Whole whole, Report report) {
        this.whole = whole;
        this.report = report;
        whole.every("routeTemplate").forEach(one -> templates.put(Nodes.text(one.node(), "id"), one.node()));
    }

    static void of(Whole whole, Report report) {
        TemplateCheck check = new TemplateCheck(whole, report);
        whole.every("templatedRoute").forEach(use -> check.use(use.file(), use.node()));
    }

    private void use(CamelFile file, Node use) {
        Node ref = Nodes.get(use, "routeTemplateRef");
        Node template = templates.get(Nodes.text(ref));
        if (template == null) {
            report.mistake(
                    file,
                    ref,
                    "ROUTE-NO-TEMPLATE",
                    "there is no route template \"" + Nodes.text(ref) + "\"",
                    Report.cure(Nodes.text(ref), templates.keySet(), "Use one of routes/flow"));
            return;
        }
        Map<String, Boolean> asked = new TreeMap<>();
        for (Node parameter : Nodes.list(Nodes.get(template, "parameters"))) {
            asked.put(
                    Nodes.text(parameter, "name"),
                    !Nodes.text(parameter, "required").equals("false") && Nodes.get(parameter, "defaultValue") == null);
        }
        Set<String> given = new HashSet<>();
        for (Node parameter : Nodes.list(Nodes.get(use, "parameters"))) {
            given.addAll(parameter(file, Nodes.text(ref), parameter, asked.keySet()));
        }
        asked.forEach((name, required) -> {
            if (required && !given.contains(name)) {
                report.mistake(
                        file,
                        ref,
                        "ROUTE-MISSING-PARAMETER",
                        "the template " + Nodes.text(ref) + " needs the parameter \"" + name + "\"",
                        "Add it under parameters: as name and value");
            }
        });
    }

    /** The name that was given, or meant. */
    private Set<String> parameter(CamelFile file, String template, Node parameter, Set<String> known) {
        Node name = Nodes.get(parameter, "name");
        Node value = Nodes.get(parameter, "value");
        if (name == null) {
            return Set.of();
        }
        if (!known.contains(Nodes.text(name))) {
            report.mistake(
                    file,
                    name,
                    "ROUTE-UNKNOWN-PARAMETER",
                    "the template " + template + " has no parameter \"" + Nodes.text(name) + "\"",
                    Report.cure(Nodes.text(name), known, "Remove it"));
            return Words.nearest(Nodes.text(name), known).map(Set::of).orElse(Set.of());
        }
        Optional<String> text = value == null ? Optional.empty() : Value.of(Nodes.text(value), whole.settings());
        if (Nodes.text(name).equals("batch")) {
            text.filter(batch -> !bounded(batch))
                    .ifPresent(batch -> report.mistake(
                            file,
                            value,
                            "ROUTE-PARAMETER-TYPE",
                            "batch is \"" + batch + "\"",
                            "Give a number from 1 to " + most() + " (" + WINDOW + ")"));
        }
        if (Nodes.text(name).equals("atomic")) {
            text.flatMap(atomic -> Value.misfit("boolean", atomic))
                    .ifPresent(needed -> report.mistake(
                            file,
                            value,
                            "ROUTE-PARAMETER-TYPE",
                            "\"atomic\" has a value of the wrong type",
                            "Write " + needed));
        }
        return Set.of(Nodes.text(name));
    }

    private boolean bounded(String batch) {
        return batch.matches("\\d{1,9}") && Integer.parseInt(batch) >= 1 && Integer.parseInt(batch) <= most();
    }

    private int most() {
        String most = whole.settings().getOrDefault(WINDOW, "");
        return most.matches("\\d{1,9}") ? Integer.parseInt(most) : Integer.MAX_VALUE;
    }
}
