package org.huitong.check;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.camel.component.kamelet.KameletEndpointUriFactory;
import org.snakeyaml.engine.v2.nodes.Node;

/** Calls of connectors: the connector is there and is filled in as its file says. Camel takes any parameter without a word. */
final class ConnectorCallCheck {
    private static final Set<String> JOINTS = Set.of("source", "sink");

    private final Whole whole;
    private final Report report;
    private final Map<String, Kamelet> kamelets;
    private final Set<String> beans;
    private final Set<String> own;

    private ConnectorCallCheck(Whole whole, Report report) {
        this.whole = whole;
        this.report = report;
        this.kamelets = whole.kamelets();
        this.beans = new HashSet<>(whole.beans());
        beans.addAll(GatewayBeans.NAMES);
        this.own = new KameletEndpointUriFactory().propertyNames();
    }

    static void of(Whole whole, Report report) {
        ConnectorCallCheck check = new ConnectorCallCheck(whole, report);
        for (CamelFile file : whole.routes()) {
            if (!report.wrong(file)) {
                whole.endpoints(file).stream()
                        .filter(endpoint -> endpoint.scheme().equals("kamelet"))
                        .forEach(check::call);
            }
        }
    }

    private void call(Endpoint endpoint) {
        String[] parts = endpoint.path().split("/", 2);
        String name = parts[0];
        if (JOINTS.contains(name) || name.contains("{{")) {
            return;
        }
        Kamelet kamelet = kamelets.get(name);
        if (kamelet == null) {
            report.mistake(
                    endpoint.file(),
                    endpoint.at(),
                    "ROUTE-NO-CONNECTOR",
                    "there is no connector \"" + name + "\"",
                    Report.cure(name, kamelets.keySet(), "Write connectors/" + name + ".kamelet.yaml"));
            return;
        }
        if (parts.length == 1 && endpoint.uri().startsWith("kamelet:")) {
            report.advise(
                    endpoint.file(),
                    endpoint.at(),
                    "ROUTE-NO-INSTANCE",
                    "the call of " + name + " has no name of its own, and shows in logs and metrics under a counter",
                    "Write kamelet:" + name + "/ and a name");
        }
        if (side(endpoint, kamelet) && !report.wrong(kamelet.file())) {
            parameters(endpoint, kamelet);
        }
    }

    private boolean side(Endpoint endpoint, Kamelet kamelet) {
        boolean wrong = endpoint.from() ? kamelet.sink() : kamelet.source();
        if (wrong) {
            report.mistake(
                    endpoint.file(),
                    endpoint.at(),
                    "ROUTE-CONNECTOR-SIDE",
                    kamelet.name()
                            + (endpoint.from()
                                    ? " sends, and records do not come from it"
                                    : " takes in, and nothing is sent to it"),
                    endpoint.from() ? "Use a connector that ends in -source" : "Use a connector that ends in -sink");
        }
        return !wrong;
    }

    private void parameters(Endpoint endpoint, Kamelet kamelet) {
        Set<String> meant = new HashSet<>();
        for (Nodes.Entry entry : endpoint.options()) {
            Kamelet.Property property = kamelet.properties().get(entry.name());
            if (property != null) {
                value(endpoint.file(), kamelet, entry, property);
            } else if (!own.contains(entry.name()) && !entry.name().contains("{{")) {
                org.huitong.catalog.Words.nearest(
                                entry.name(), kamelet.properties().keySet())
                        .ifPresent(meant::add);
                report.mistake(
                        endpoint.file(),
                        entry.key(),
                        "ROUTE-UNKNOWN-PARAMETER",
                        kamelet.name() + " has no parameter \"" + entry.name() + "\"",
                        Report.cure(
                                entry.name(),
                                kamelet.properties().keySet(),
                                "See ./huitong connectors show " + kamelet.name()));
            }
        }
        for (String name : kamelet.required()) {
            if (Nodes.get(endpoint.parameters(), name) == null
                    && !meant.contains(name)
                    && !endpoint.uri().contains(name + "=")
                    && !kamelet.properties().get(name).optional()) {
                report.mistake(
                        endpoint.file(),
                        endpoint.at(),
                        "ROUTE-MISSING-PARAMETER",
                        kamelet.name() + " needs the parameter \"" + name + "\"",
                        "Add " + name + ": under parameters");
            }
        }
    }

    private void value(CamelFile file, Kamelet kamelet, Nodes.Entry entry, Kamelet.Property property) {
        Optional<String> known = Value.of(Nodes.text(entry.value()), whole.settings());
        if (property.bean() && known.isPresent() && !known.get().isEmpty()) {
            bean(file, entry.value(), known.get());
        } else if (Nodes.text(entry.value()).startsWith("#bean:")) {
            bean(file, entry.value(), Nodes.text(entry.value()).substring("#bean:".length()));
        }
        known.filter(text -> text.startsWith("file:")).ifPresent(text -> file(file, entry.value(), text.substring(5)));
        // A secret is never looked at, and an empty value is the connector's to judge.
        if (known.isEmpty() || known.get().isEmpty() || property.secret()) {
            return;
        }
        String text = known.get();
        String code = "ROUTE-PARAMETER-TYPE";
        String what = "\"" + entry.name() + "\" of " + kamelet.name() + " has a value ";
        if (!property.words().isEmpty() && !property.words().contains(text)) {
            report.mistake(
                    file,
                    entry.value(),
                    code,
                    what + "that it does not know",
                    Report.cure(text, property.words(), "Write one of its words"));
        } else if (!property.pattern().isEmpty() && !matches(property.pattern(), text)) {
            report.mistake(
                    file, entry.value(), code, what + "of the wrong form", "Write what fits " + property.pattern());
        } else {
            Value.misfit(property.type(), text)
                    .ifPresent(needed ->
                            report.mistake(file, entry.value(), code, what + "of the wrong type", "Write " + needed));
        }
    }

    private static boolean matches(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return true; // the connector's mistake, told there
        }
    }

    private void bean(CamelFile file, Node at, String written) {
        String name = written.replaceFirst("^#(bean:)?", "");
        if (!name.contains("{{") && !beans.contains(name)) {
            report.mistake(
                    file,
                    at,
                    "ROUTE-NO-BEAN",
                    "there is no bean \"" + name + "\"",
                    Report.cure(name, beans, "Define it under beans: in this file"));
        }
    }

    private void file(CamelFile file, Node at, String path) {
        try {
            Path there = Path.of(path);
            if (there.isAbsolute() && !Files.isReadable(there)) {
                String shown = there.startsWith(whole.home())
                        ? whole.home().relativize(there).toString()
                        : path;
                report.mistake(
                        file,
                        at,
                        "ROUTE-NO-FILE",
                        "the file " + shown + " is not there, or cannot be read",
                        "Put it there, or mend its name");
            }
        } catch (InvalidPathException e) {
            report.mistake(file, at, "ROUTE-NO-FILE", "this is no name of a file", "Mend its name");
        }
    }
}
