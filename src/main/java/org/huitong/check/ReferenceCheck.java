package org.huitong.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What one part of a route file says of another: beans, configurations, ids, and routes that hand on to each other. */
final class ReferenceCheck {
    private final Whole whole;
    private final Report report;

    private ReferenceCheck(Whole whole, Report report) {
        this.whole = whole;
        this.report = report;
    }

    static void of(Whole whole, Report report) {
        ReferenceCheck check = new ReferenceCheck(whole, report);
        check.ids();
        check.configurations();
        check.beans();
        check.takers();
    }

    private void ids() {
        Map<String, CamelFile> seen = new HashMap<>();
        for (String kind : List.of("route", "templatedRoute", "routeTemplate", "routeConfiguration")) {
            for (Whole.Element element : whole.every(kind)) {
                Node id = Nodes.get(element.node(), kind.equals("templatedRoute") ? "routeId" : "id");
                // A configuration has its names for itself.
                String space = kind.equals("routeConfiguration") ? kind + " " : "";
                CamelFile first = id == null ? null : seen.putIfAbsent(space + Nodes.text(id), element.file());
                if (first != null) {
                    report.mistake(
                            element.file(),
                            id,
                            "ROUTE-DUPLICATE-ID",
                            "the id \"" + Nodes.text(id) + "\" stands in " + first.name() + " too",
                            "Give each its own");
                }
            }
        }
    }

    private void configurations() {
        Set<String> known = new TreeSet<>();
        whole.every("routeConfiguration").forEach(one -> known.add(Nodes.text(one.node(), "id")));
        whole.every("route").forEach(one -> configuration(one.file(), one.node(), known));
        whole.every("routeTemplate").forEach(one -> configuration(one.file(), Nodes.get(one.node(), "route"), known));
    }

    private void configuration(CamelFile file, Node route, Set<String> known) {
        Node id = Nodes.get(route, "routeConfigurationId");
        if (id != null && !known.contains(Nodes.text(id)) && !Nodes.text(id).contains("*")) {
            report.mistake(
                    file,
                    id,
                    "ROUTE-NO-CONFIGURATION",
                    "there is no route configuration \"" + Nodes.text(id) + "\"",
                    Report.cure(Nodes.text(id), known, "Use one of routes/flow/trouble.camel.yaml"));
        }
    }

    private void beans() {
        Set<String> routes = new HashSet<>(whole.beans());
        routes.addAll(GatewayBeans.NAMES);
        for (CamelFile file : whole.files()) {
            Set<String> known = new TreeSet<>(routes);
            known.addAll(file.words());
            Nodes.sections(
                    file.camel(),
                    section -> Nodes.entries(section).forEach(entry -> {
                        boolean called = Set.of("process", "bean").contains(entry.name());
                        if (called && Nodes.get(entry.value(), "ref") instanceof ScalarNode ref) {
                            bean(file, ref, ref.getValue(), known);
                        }
                        if (file.connector() && Nodes.text(entry.value()).startsWith("#bean:")) {
                            bean(file, entry.value(), Nodes.text(entry.value()).substring("#bean:".length()), known);
                        }
                    }));
        }
    }

    private void bean(CamelFile file, Node at, String name, Set<String> known) {
        if (!name.contains("{{") && !known.contains(name)) {
            report.mistake(
                    file,
                    at,
                    "ROUTE-NO-BEAN",
                    "there is no bean \"" + name + "\"",
                    Report.cure(name, known, "Define it under beans: in this file"));
        }
    }

    private void takers() {
        Set<String> taken = new TreeSet<>();
        for (CamelFile file : whole.files()) {
            whole.endpoints(file).stream().filter(Endpoint::from).forEach(one -> taken.add(one.uri()));
        }
        for (CamelFile file : whole.files()) {
            for (Endpoint endpoint : whole.endpoints(file)) {
                boolean handsOn = !endpoint.from() && endpoint.scheme().equals("direct");
                if (handsOn && !endpoint.uri().contains("{{") && !taken.contains("direct:" + endpoint.path())) {
                    noTaker(file, endpoint.at(), endpoint.uri(), taken);
                }
            }
        }
        for (Whole.Element use : whole.every("templatedRoute")) {
            for (Node parameter : Nodes.list(Nodes.get(use.node(), "parameters"))) {
                String to = "direct:" + Nodes.text(parameter, "value");
                if (Nodes.text(parameter, "name").equals("subscription") && !taken.contains(to)) {
                    noTaker(use.file(), Nodes.get(parameter, "value"), to, taken);
                }
            }
        }
    }

    private void noTaker(CamelFile file, Node at, String uri, Set<String> taken) {
        report.mistake(
                file,
                at == null ? file.root() : at,
                "ROUTE-NO-TAKER",
                "no route takes what is sent to " + uri,
                Report.cure(uri, taken, "Write a route with from: uri: " + uri));
    }
}
