package org.huitong.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.ComponentModel.EndpointOptionModel;

/** Addresses that Camel's own components answer: the component is there, and knows the options. */
final class EndpointCheck {
    private static final Set<String> ELSEWHERE = Set.of("kamelet", "");

    private final Whole whole;
    private final Report report;

    private EndpointCheck(Whole whole, Report report) {
        this.whole = whole;
        this.report = report;
    }

    static void of(Whole whole, Report report) {
        EndpointCheck check = new EndpointCheck(whole, report);
        for (CamelFile file : whole.files()) {
            if (!report.wrong(file)) {
                whole.endpoints(file).forEach(check::look);
            }
        }
    }

    private void look(Endpoint endpoint) {
        String scheme = endpoint.scheme();
        if (ELSEWHERE.contains(scheme)) {
            return;
        }
        if (!Components.there(scheme)) {
            Set<String> known = new TreeSet<>(Components.OURS);
            known.addAll(Components.LIKELY);
            report.mistake(
                    endpoint.file(),
                    endpoint.at(),
                    "ROUTE-NO-COMPONENT",
                    "this gateway has no component \"" + scheme + "\"",
                    Report.cure(scheme, known, "Use a connector, or put the component's jar into lib/"));
            return;
        }
        Components.model(scheme).ifPresent(model -> options(endpoint, model));
    }

    private void options(Endpoint endpoint, ComponentModel model) {
        List<EndpointOptionModel> known = new ArrayList<>(model.getEndpointParameterOptions());
        for (Nodes.Entry entry : endpoint.options()) {
            Optional<EndpointOptionModel> option =
                    known.stream().filter(one -> named(one, entry.name())).findFirst();
            if (option.isPresent()) {
                value(endpoint, entry, option.get());
            } else if (!model.isLenientProperties() && !entry.name().contains("{{")) {
                List<String> names =
                        known.stream().map(EndpointOptionModel::getName).toList();
                report.mistake(
                        endpoint.file(),
                        entry.key(),
                        "ROUTE-UNKNOWN-OPTION",
                        "the component " + model.getScheme() + " has no option \"" + entry.name() + "\"",
                        Report.cure(
                                entry.name(), names, "Remove it; Camel's page of the component has those it knows"));
            }
        }
        for (EndpointOptionModel option : known) {
            if (option.isRequired()
                    && endpoint.options().stream().noneMatch(entry -> named(option, entry.name()))
                    && !endpoint.uri().contains(option.getName() + "=")) {
                report.mistake(
                        endpoint.file(),
                        endpoint.at(),
                        "ROUTE-MISSING-OPTION",
                        "the component " + model.getScheme() + " needs the option \"" + option.getName() + "\"",
                        "Add " + option.getName() + ": under parameters");
            }
        }
    }

    private static boolean named(EndpointOptionModel option, String name) {
        return option.getName().equals(name)
                || option.isMultiValue() && option.getPrefix() != null && name.startsWith(option.getPrefix())
                || name.equals(option.getOptionalPrefix() + option.getName());
    }

    private void value(Endpoint endpoint, Nodes.Entry entry, EndpointOptionModel option) {
        if (option.isDeprecated()) {
            report.advise(
                    endpoint.file(),
                    entry.key(),
                    "ROUTE-DEPRECATED",
                    "Camel will do without the option \"" + option.getName() + "\"",
                    option.getDeprecationNote() == null
                                    || option.getDeprecationNote().isBlank()
                            ? "See Camel's page of the component for what takes its place"
                            : option.getDeprecationNote().replaceFirst("\\.$", ""));
        }
        Optional<String> value = Value.of(Nodes.text(entry.value()), whole.settings());
        if (value.isEmpty() || value.get().isEmpty() || option.isMultiValue()) {
            return;
        }
        List<String> words = option.getEnums();
        if (words != null && !words.isEmpty()) {
            if (words.stream().noneMatch(value.get()::equalsIgnoreCase)) {
                report.mistake(
                        endpoint.file(),
                        entry.value(),
                        "ROUTE-OPTION-TYPE",
                        "\"" + option.getName() + "\" has a value that the component does not know",
                        Report.cure(value.get(), words, "Write one of its words"));
            }
            return;
        }
        Value.misfit(option.getType(), value.get())
                .ifPresent(needed -> report.mistake(
                        endpoint.file(),
                        entry.value(),
                        "ROUTE-OPTION-TYPE",
                        "\"" + option.getName() + "\" has a value of the wrong type",
                        "Write " + needed));
    }
}
