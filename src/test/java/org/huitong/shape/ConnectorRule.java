package org.huitong.shape;

import static org.huitong.shape.YamlFile.entries;
import static org.huitong.shape.YamlFile.list;
import static org.huitong.shape.YamlFile.map;
import static org.huitong.shape.YamlFile.string;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** What the Kamelet catalog asks of its files and we ask of ours, each with a way to break it in the fixture. */
enum ConnectorRule {
    NAMED(
            "the file is <name>.kamelet.yaml",
            "routes find a connector by its file",
            "name: fixture-http-sink",
            "name: another-sink",
            (home, f) ->
                    f.name().equals(name(f) + ".kamelet.yaml") ? List.of() : List.of("metadata.name is " + name(f))),
    DIRECTED(
            "the name ends -source, -sink or -action, and the label says the same",
            "one sees on which side of the gateway it stands",
            "kamelet.type: sink",
            "kamelet.type: source",
            ConnectorRule::direction),
    ANNOTATED(
            "icon, provider, group, namespace, support level and catalog version are given",
            "the catalog and the designers show them",
            "camel.apache.org/provider: \"Huitong\"",
            "camel.apache.org/supplier: \"Huitong\"",
            ConnectorRule::annotations),
    DEFINED(
            "the definition has title, description, type object and names what is required",
            "who connects a system reads nothing else",
            "required:\n      - url",
            "required:\n      - address",
            ConnectorRule::definition),
    EXPLAINED(
            "every property has title, description and type; there are at most 25",
            "who connects a system reads nothing else",
            "description: \"Where records are sent\"",
            "example: \"Where records are sent\"",
            ConnectorRule::properties),
    SECRETS_MARKED(
            "a secret has format password and the credentials descriptor, and is named as one",
            "Camel masks by name, tools by format: start-up prints what is marked as neither",
            "format: password",
            "format: text",
            ConnectorRule::secrets),
    URLS_BOUND(
            "a free-form URL has a pattern",
            "a setting must not reach where the connector was never meant to",
            "pattern: \"^https?://.*\"",
            "example: \"http://127.0.0.1\"",
            ConnectorRule::urls),
    DEPENDENCIES_NAMED(
            "dependencies name the components",
            "an installation loads what the file asks for",
            "- \"camel:http\"",
            "- \"http\"",
            ConnectorRule::dependencies),
    TYPED(
            "a source says what comes out, a sink what goes in",
            "check compares it with what the other side gives",
            "mediaType: application/json",
            "format: application/json",
            ConnectorRule::types),
    JOINED(
            "a source ends at kamelet:sink, a sink begins at kamelet:source",
            "only so can a route be put before or behind it",
            "uri: \"kamelet:source\"",
            "uri: \"direct:source\"",
            ConnectorRule::joints),
    SMALL(
            "at most 8 steps and 150 lines",
            "a connector translates; what decides is tested Java",
            "    steps:\n",
            "    steps:\n" + "        - log:\n            message: \"step\"\n".repeat(8),
            (home, f) -> YamlFile.steps(f.tree()) > 8 || f.text().lines().count() > 150
                    ? List.of(YamlFile.steps(f.tree()) + " steps, "
                            + f.text().lines().count() + " lines")
                    : List.of()),
    SINK_NOT_STEERED(
            "a sink removes the Camel headers that would steer it",
            "what travels with a record must not choose where it goes",
            "pattern: \"Camel*\"",
            "pattern: \"Other*\"",
            ConnectorRule::steered),
    SECURE(
            "no insecure option without the word in the name",
            "an operator who lists connectors sees which ones trust everybody",
            "httpMethod: \"POST\"",
            "x509HostnameVerifier: \"NoopHostnameVerifier\"",
            (home, f) -> !f.name().contains("-not-secured-")
                            && Pattern.compile("(?i)trustAll|insecure|NoopHostnameVerifier|disableCertificateCheck")
                                    .matcher(f.text())
                                    .find()
                    ? List.of("an insecure option")
                    : List.of()),
    NAMES_NO_AGENCY(
            "no agency stands in a connector",
            "a connector speaks a protocol; who speaks it stands in routes/",
            "Where records are sent",
            "Where fixture-agency wants them",
            (home, f) -> home.agencies().stream()
                    .filter(f.text().replaceAll("(?m)^ *example:.*$", "")::contains)
                    .toList()),
    ONLY_THE_WORKER_RETRIES(
            "no error handling, redelivery or idempotency inside",
            "one place retries; two places multiply and reorder",
            "        - to:\n",
            "        - idempotentConsumer:\n            eager: true\n        - to:\n",
            (home, f) -> YamlForm.retries(f.name(), map(f.tree(), "spec", "template"))),
    CANONICAL(
            "endpoints are uri and parameters, expressions in the long form, headers in Pascal case",
            "the short forms are deprecated, and secrets in a query are printed",
            "uri: \"{{url}}\"",
            "uri: \"{{url}}?bridgeEndpoint=true\"",
            ConnectorRule::form),
    SECRETS_BEHIND_PLACEHOLDERS(
            "no secret stands in the file",
            "files are read by everybody and kept for ever",
            "password: \"{{password}}\"",
            "password: \"12345\"",
            (home, f) -> YamlForm.secrets(f.name(), map(f.tree(), "spec", "template"))),
    VALID(
            "the template is valid by Camel's own schema",
            "a wrong word is found by the build and not by the first record",
            "- removeHeaders:",
            "- removeAllHeaders:",
            (home, f) -> CamelSchema.findings(
                    f.name(), List.of(Map.of("route", Map.of("from", map(f.tree(), "spec", "template", "from"))))));

    private static final List<String> ANNOTATIONS = List.of(
            "kamelet.support.level",
            "catalog.version",
            "kamelet.icon",
            "provider",
            "kamelet.group",
            "kamelet.namespace");

    final String rule;
    final String because;
    final String from;
    final String to;

    private final BiFunction<Installation, YamlFile, List<String>> check;

    ConnectorRule(
            String rule,
            String because,
            String from,
            String to,
            BiFunction<Installation, YamlFile, List<String>> check) {
        this.rule = rule;
        this.because = because;
        this.from = from;
        this.to = to;
        this.check = check;
    }

    List<String> findings(Installation home) {
        List<String> found = new ArrayList<>();
        for (YamlFile file : home.connectors()) {
            check.apply(home, file).forEach(text -> found.add(file.path() + ": " + text));
        }
        return found;
    }

    private static String name(YamlFile file) {
        return string(map(file.tree(), "metadata").get("name"));
    }

    private static Map<?, ?> props(YamlFile file) {
        return map(file.tree(), "spec", "definition", "properties");
    }

    private static boolean sink(YamlFile file) {
        return name(file).endsWith("-sink");
    }

    private static List<String> direction(Installation home, YamlFile f) {
        String type = string(map(f.tree(), "metadata", "labels").get("camel.apache.org/kamelet.type"));
        return List.of("source", "sink", "action").contains(type) && name(f).endsWith("-" + type)
                ? List.of()
                : List.of("label says '" + type + "'");
    }

    private static List<String> annotations(Installation home, YamlFile f) {
        Map<?, ?> given = map(f.tree(), "metadata", "annotations");
        List<String> found = new ArrayList<>();
        for (String name : ANNOTATIONS) {
            if (string(given.get("camel.apache.org/" + name)).isBlank()) {
                found.add("annotation camel.apache.org/" + name + " is missing");
            }
        }
        if (!string(given.get("camel.apache.org/kamelet.icon")).startsWith("data:image/")) {
            found.add("the icon is not an embedded image");
        }
        return found;
    }

    private static List<String> definition(Installation home, YamlFile f) {
        Map<?, ?> definition = map(f.tree(), "spec", "definition");
        List<String> found = new ArrayList<>();
        for (String name : List.of("title", "description", "type")) {
            if (string(definition.get(name)).isBlank()) {
                found.add("definition." + name + " is missing");
            }
        }
        if (!"object".equals(definition.get("type"))) {
            found.add("definition.type is not object");
        }
        if (!props(f).isEmpty() && !definition.containsKey("required")) {
            found.add("definition.required is missing");
        }
        list(definition.get("required")).stream()
                .filter(name -> !props(f).containsKey(name))
                .forEach(name -> found.add("required names " + name + ", which is no property"));
        return found;
    }

    private static List<String> properties(Installation home, YamlFile f) {
        List<String> found = new ArrayList<>();
        if (props(f).size() > 25) {
            found.add(props(f).size() + " properties");
        }
        props(f).forEach((name, property) -> {
            for (String word : List.of("title", "description", "type")) {
                if (string(map(property).get(word)).isBlank()) {
                    found.add("property " + name + " has no " + word);
                }
            }
        });
        return found;
    }

    private static List<String> secrets(Installation home, YamlFile f) {
        List<String> found = new ArrayList<>();
        props(f).forEach((name, property) -> {
            boolean named = YamlForm.SECRET.matcher(name.toString()).matches();
            boolean format = "password".equals(map(property).get("format"));
            boolean credentials = list(map(property).get("x-descriptors")).contains("urn:camel:group:credentials");
            if (named && !(format && credentials)) {
                found.add("secret " + name + " is not marked");
            }
            if (format && !named) {
                found.add("secret " + name + " is not named as one, and so not masked");
            }
        });
        return found;
    }

    private static List<String> urls(Installation home, YamlFile f) {
        List<String> found = new ArrayList<>();
        props(f).forEach((name, property) -> {
            if (name.toString().matches("(?i)ur[il]|.*Ur[il]") && !map(property).containsKey("pattern")) {
                found.add("property " + name + " has no pattern");
            }
        });
        return found;
    }

    private static List<String> dependencies(Installation home, YamlFile f) {
        List<?> dependencies = list(map(f.tree(), "spec").get("dependencies"));
        return !dependencies.isEmpty()
                        && dependencies.stream().allMatch(d -> d.toString().matches("(camel|mvn):.+"))
                ? List.of()
                : List.of("dependencies are " + dependencies);
    }

    private static List<String> types(Installation home, YamlFile f) {
        String side = sink(f) ? "in" : "out";
        return string(map(f.tree(), "spec", "types", side).get("mediaType")).isBlank()
                ? List.of("types." + side + ".mediaType is missing")
                : List.of();
    }

    private static List<String> joints(Installation home, YamlFile f) {
        String from = string(map(f.tree(), "spec", "template", "from").get("uri"));
        boolean ends = entries(f.tree()).stream()
                .anyMatch(e -> e.key().equals("uri") && e.value().equals("kamelet:sink"));
        boolean begins = from.equals("kamelet:source");
        boolean right = name(f).endsWith("-source") ? ends : begins;
        return right ? List.of() : List.of("begins at " + from + (ends ? "" : ", does not end at kamelet:sink"));
    }

    private static List<String> steered(Installation home, YamlFile f) {
        boolean removes = entries(f.tree()).stream()
                .anyMatch(e -> e.key().equals("removeHeaders")
                                && string(map(e.value()).get("pattern")).matches("(Camel)?\\*")
                        || e.key().equals("removeHeader")
                                && string(map(e.value()).get("name")).startsWith("Camel"));
        return !sink(f) || removes ? List.of() : List.of("no step removes Camel's headers");
    }

    private static List<String> form(Installation home, YamlFile f) {
        Object template = map(f.tree(), "spec", "template");
        List<String> found = new ArrayList<>(YamlForm.queries(f.name(), template));
        found.addAll(YamlForm.shortForms(f.name(), template));
        found.addAll(YamlForm.scripts(f.name(), template));
        found.addAll(YamlForm.headers(f.name(), template));
        return found;
    }
}
