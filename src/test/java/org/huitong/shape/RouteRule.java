package org.huitong.shape;

import static org.huitong.shape.YamlFile.entries;
import static org.huitong.shape.YamlFile.list;
import static org.huitong.shape.YamlFile.map;
import static org.huitong.shape.YamlFile.string;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huitong.shape.Installation.Route;

/** How routes are written, each rule with a way to break it in the fixture. */
enum RouteRule {
    EXPLICIT(
            "a file holds route, routeTemplate, templatedRoute, routeConfiguration or beans, nothing else",
            "the short form is deprecated and its routes have no names",
            Fixture.RECEIVE,
            "- route:\n    id: receive",
            "- restConfiguration:\n    component: x\n- route:\n    id: receive",
            RouteRule::explicit),
    NAMED_BY_FILE(
            "a route's id is the word of its file, or begins with it",
            "who reads an id in a log, a metric or a picture opens the file of that name",
            Fixture.RECEIVE,
            "id: receive",
            "id: intake",
            RouteRule::named),
    IDS_ARE_UNIQUE(
            "no id stands twice, neither of a route nor of a connector's instance",
            "the second would replace the first without a word",
            Fixture.NORMALIZE,
            "id: normalize",
            "id: receive",
            RouteRule::unique),
    DESCRIBED(
            "every route, template and configuration has a description",
            "it is what operators see in the picture of the flow",
            Fixture.RECEIVE,
            "description: Takes",
            "note: Takes",
            RouteRule::described),
    SMALL(
            "a route has at most 8 steps",
            "routes move, Java decides",
            Fixture.RECEIVE,
            "      steps:\n",
            "      steps:\n" + "        - log:\n            message: step\n".repeat(8),
            home -> home.everyRoute().stream()
                    .filter(route -> YamlFile.steps(route.outer()) > 8)
                    .map(route -> route.id() + " has " + YamlFile.steps(route.outer()) + " steps")
                    .toList()),
    SPINE_HANDLES_NO_ERRORS(
            "every route of the flow names a configuration, and that one sets noErrorHandler or answers at the edge",
            "Camel's default handler would end a failed exchange in ways nobody chose; parking is a return value",
            Fixture.RECEIVE,
            "routeConfigurationId: edge",
            "routeConfigurationId: nowhere",
            RouteRule::errors),
    ONE_PLACE_FOR_ERRORS(
            "errors are handled only in a routeConfiguration with an id",
            "one place retries: the worker",
            Fixture.RECEIVE,
            "      steps:\n",
            "      steps:\n        - doTry:\n            steps: []\n",
            RouteRule::retries),
    URI_AND_PARAMETERS(
            "endpoints are uri and parameters",
            "a query is printed whole, with what is secret in it",
            Fixture.RECEIVE,
            "uri: direct:normalize",
            "uri: direct:normalize?timeout=5",
            home -> all(home, YamlForm::queries)),
    LONG_FORM(
            "expressions stand under expression, steps are maps",
            "the short form is deprecated",
            Fixture.RECEIVE,
            "- to:\n            uri: direct:normalize",
            "- to: direct:normalize",
            home -> all(home, YamlForm::shortForms)),
    NO_SCRIPTS(
            "no script, no choice in a choice, no Simple over a line",
            "rules stand in tested Java",
            Fixture.RECEIVE,
            "simple:",
            "groovy:",
            home -> all(home, YamlForm::scripts)),
    HEADERS_IN_PASCAL_CASE(
            "headers are written in Pascal case",
            "dots and dashes do not survive JMS",
            Fixture.RECEIVE,
            "name: HuitongResource",
            "name: huitong.resource",
            home -> all(home, YamlForm::headers)),
    NO_SECRETS(
            "no secret stands in a route",
            "files are read by everybody and kept for ever",
            Fixture.CONSUMER,
            "password: \"{{hall.password}}\"",
            "password: \"12345\"",
            home -> all(home, YamlForm::secrets)),
    BEANS_ARE_BOUND(
            "every ref is bound by the wiring, and every bound bean is used",
            "a wrong name would be found by the first message",
            Fixture.RECEIVE,
            "ref: decoder",
            "ref: decodr",
            RouteRule::refs),
    CONNECTORS_WITH_INSTANCE(
            "a connector is there and is called with its instance",
            "without it the route is named by a counter that changes with load order",
            Fixture.CONSUMER,
            "kamelet:fixture-http-sink/agency.hall.people-post",
            "kamelet:fixture-http-sink",
            RouteRule::kamelets),
    DIRECTS_MEET(
            "whatever is sent to direct: is taken by a route, and every template asked for is there",
            "a wrong name would be found by the first message",
            Fixture.RECEIVE,
            "uri: direct:normalize",
            "uri: direct:normalise",
            RouteRule::directs),
    VALID(
            "the file is valid by Camel's own schema",
            "a wrong word is found by the build and not by the first message",
            Fixture.RECEIVE,
            "ref: decoder",
            "reference: decoder",
            home -> all(home, CamelSchema::findings));

    /** Files of the fixture. */
    private static final class Fixture {
        static final String RECEIVE = "routes/flow/1-receive.camel.yaml";
        static final String NORMALIZE = "routes/flow/2-normalize.camel.yaml";
        static final String CONSUMER = "routes/consumers/agency.hall.people.camel.yaml";
    }

    private static final Set<String> KINDS =
            Set.of("route", "routeTemplate", "templatedRoute", "routeConfiguration", "beans");

    /** The registry of meters is looked up by camel-micrometer. */
    private static final Set<String> FOUND_BY_TYPE = Set.of("metrics");

    final String rule;
    final String because;
    final String file;
    final String from;
    final String to;

    private final Function<Installation, List<String>> check;

    RouteRule(
            String rule,
            String because,
            String file,
            String from,
            String to,
            Function<Installation, List<String>> check) {
        this.rule = rule;
        this.because = because;
        this.file = file;
        this.from = from;
        this.to = to;
        this.check = check;
    }

    List<String> findings(Installation home) {
        return check.apply(home);
    }

    private interface PerFile {
        List<String> findings(String where, Object tree);
    }

    private static List<String> all(Installation home, PerFile rule) {
        List<String> found = new ArrayList<>();
        home.routes().forEach(file -> found.addAll(rule.findings(file.path(), file.tree())));
        return found;
    }

    private static List<String> explicit(Installation home) {
        List<String> found = new ArrayList<>();
        for (YamlFile file : home.routes()) {
            for (Object element : list(file.tree())) {
                map(element).keySet().stream()
                        .filter(kind -> !KINDS.contains(kind))
                        .forEach(kind -> found.add(file.path() + ": " + kind));
            }
        }
        return found;
    }

    private static List<String> named(Installation home) {
        List<String> found = new ArrayList<>();
        home.everyRoute().stream()
                .filter(route -> !fits(route.file(), route.id()))
                .forEach(route -> found.add(route.file().path() + ": id is '" + route.id() + "'"));
        for (YamlFile file : home.routes()) {
            for (Object element : list(file.tree())) {
                Map<?, ?> use = map(element, "templatedRoute");
                if (!use.isEmpty() && !string(use.get("routeId")).contains(file.word())) {
                    found.add(file.path() + ": routeId is '" + string(use.get("routeId")) + "'");
                }
            }
        }
        return found;
    }

    private static boolean fits(YamlFile file, String id) {
        String[] folders = file.path().split("/");
        String folder = folders[folders.length - 2];
        return id.equals(file.word())
                || id.startsWith(file.word() + "-")
                || id.startsWith(folder + "." + file.word())
                || id.endsWith("-" + file.word())
                || id.endsWith("-" + folder + "." + file.word());
    }

    private static List<String> unique(Installation home) {
        List<String> ids = new ArrayList<>();
        home.everyRoute().forEach(route -> ids.add(route.id()));
        home.every("templatedRoute").forEach(use -> ids.add(string(use.get("routeId"))));
        uris(home).stream()
                .filter(uri -> uri.startsWith("kamelet:") && uri.contains("/"))
                .forEach(uri -> ids.add(uri.substring(uri.indexOf('/') + 1)));
        Set<String> seen = new HashSet<>();
        return ids.stream().filter(id -> !seen.add(id)).toList();
    }

    private static List<String> described(Installation home) {
        List<String> found = new ArrayList<>();
        home.everyRoute().stream()
                .filter(route -> string(route.outer().get("description")).isBlank()
                        && string(route.inner().get("description")).isBlank())
                .forEach(route -> found.add(route.id() + " has no description"));
        home.every("routeConfiguration").stream()
                .filter(c -> string(c.get("description")).isBlank())
                .forEach(c -> found.add("configuration " + c.get("id") + " has no description"));
        return found;
    }

    private static List<String> errors(Installation home) {
        Set<String> good = home.every("routeConfiguration").stream()
                .filter(c -> map(c, "errorHandler").containsKey("noErrorHandler") || c.containsKey("onException"))
                .map(c -> string(c.get("id")))
                .collect(Collectors.toSet());
        return home.everyRoute().stream()
                .filter(route -> route.file().path().contains("/flow/"))
                .filter(route -> !good.contains(string(route.inner().get("routeConfigurationId"))))
                .map(route -> route.id() + " is configured by '"
                        + string(route.inner().get("routeConfigurationId")) + "'")
                .toList();
    }

    private static List<String> retries(Installation home) {
        List<String> found = new ArrayList<>();
        home.everyRoute().forEach(route -> found.addAll(YamlForm.retries(route.id(), route.outer())));
        home.every("routeConfiguration").stream()
                .filter(c -> string(c.get("id")).isBlank())
                .forEach(c -> found.add("a configuration has no id"));
        return found;
    }

    private static List<String> refs(Installation home) {
        Set<String> asked = new HashSet<>();
        for (YamlFile file : home.routes()) {
            for (YamlFile.Entry entry : entries(file.tree())) {
                if (entry.key().equals("ref") && !entry.parent().equals("expression")) {
                    asked.add(string(entry.value()));
                }
            }
        }
        List<String> found = new ArrayList<>();
        asked.stream().filter(ref -> !home.bound().contains(ref)).forEach(ref -> found.add(ref + " is not bound"));
        home.bound().stream()
                .filter(name -> !asked.contains(name) && !FOUND_BY_TYPE.contains(name))
                .filter(name -> home.routes().stream().noneMatch(f -> f.text().contains("#" + name)))
                .filter(name ->
                        home.connectors().stream().noneMatch(f -> f.text().contains(name)))
                .filter(name -> uris(home).stream().noneMatch(uri -> uri.startsWith(name + ":")))
                .forEach(name -> found.add(name + " is bound, and nothing uses it"));
        return found;
    }

    private static List<String> uris(Installation home) {
        return home.routes().stream()
                .flatMap(file -> entries(file.tree()).stream())
                .filter(entry -> entry.key().equals("uri"))
                .map(entry -> string(entry.value()))
                .toList();
    }

    private static List<String> kamelets(Installation home) {
        Set<String> there = home.connectors().stream().map(YamlFile::word).collect(Collectors.toSet());
        return uris(home).stream()
                .filter(uri -> uri.startsWith("kamelet:"))
                .filter(uri -> {
                    String[] parts = uri.substring("kamelet:".length()).split("/");
                    return parts.length != 2 || !there.contains(parts[0]) && !parts[0].contains("{{");
                })
                .toList();
    }

    private static List<String> directs(Installation home) {
        Set<String> taken = home.everyRoute().stream()
                .map(route -> string(map(route.inner(), "from").get("uri")))
                .collect(Collectors.toSet());
        List<String> found = new ArrayList<>(uris(home).stream()
                .filter(uri -> uri.startsWith("direct:") && !uri.contains("{{") && !taken.contains(uri))
                .toList());
        Set<String> templates = home.everyRoute().stream()
                .filter(route -> route.kind().equals("routeTemplate"))
                .map(Route::id)
                .collect(Collectors.toSet());
        home.every("templatedRoute").stream()
                .map(use -> string(use.get("routeTemplateRef")))
                .filter(ref -> !templates.contains(ref))
                .forEach(ref -> found.add("no template " + ref));
        return found;
    }
}
