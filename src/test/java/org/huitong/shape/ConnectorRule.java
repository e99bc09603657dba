package org.huitong.shape;

import static org.huitong.shape.YamlFile.map;

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
            (home, f) -> f.name().equals(ConnectorChecks.name(f) + ".kamelet.yaml")
                    ? List.of()
                    : List.of("metadata.name is " + ConnectorChecks.name(f))),
    DIRECTED(
            "the name ends -source, -sink or -action, and the label says the same",
            "one sees on which side of the gateway it stands",
            "kamelet.type: sink",
            "kamelet.type: source",
            ConnectorChecks::direction),
    ANNOTATED(
            "icon, provider, group, namespace, support level and catalog version are given",
            "the catalog and the designers show them",
            "camel.apache.org/provider: \"Huitong\"",
            "camel.apache.org/supplier: \"Huitong\"",
            ConnectorChecks::annotations),
    DEFINED(
            "the definition has title, description, type object and names what is required",
            "who connects a system reads nothing else",
            "required:\n      - url",
            "required:\n      - address",
            ConnectorChecks::definition),
    EXPLAINED(
            "every property has title, description and type; there are at most 25",
            "who connects a system reads nothing else",
            "description: \"Where records are sent\"",
            "example: \"Where records are sent\"",
            ConnectorChecks::properties),
    NAMED_APART(
            "no property has the name of one of the kamelet endpoint's own",
            "the endpoint takes it for itself, and the connector goes on with its default",
            "      password:\n        title",
            "      timeout:\n        title",
            ConnectorChecks::apart),
    SECRETS_MARKED(
            "a secret has format password and the credentials descriptor, and is named as one",
            "Camel masks by name, tools by format: start-up prints what is marked as neither",
            "format: password",
            "format: text",
            ConnectorChecks::secrets),
    URLS_BOUND(
            "a free-form URL has a pattern",
            "a setting must not reach where the connector was never meant to",
            "pattern: \"^https?://.*\"",
            "example: \"http://127.0.0.1\"",
            ConnectorChecks::urls),
    DEPENDENCIES_NAMED(
            "dependencies name the components",
            "an installation loads what the file asks for",
            "- \"camel:http\"",
            "- \"http\"",
            ConnectorChecks::dependencies),
    TYPED(
            "a source says what comes out, a sink what goes in",
            "check compares it with what the other side gives",
            "mediaType: application/json",
            "format: application/json",
            ConnectorChecks::types),
    JOINED(
            "a source ends at kamelet:sink, a sink begins at kamelet:source",
            "only so can a route be put before or behind it",
            "uri: \"kamelet:source\"",
            "uri: \"direct:source\"",
            ConnectorChecks::joints),
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
            ConnectorChecks::steered),
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
            ConnectorChecks::form),
    SECRETS_BEHIND_PLACEHOLDERS(
            "no secret stands in the file",
            "files are read by everybody and kept for ever",
            "password: \"{{password}}\"",
            "password: \"12345\"",
            (home, f) -> YamlForm.secrets(f.name(), map(f.tree(), "spec", "template"))),
    TOLD_OF_THE_PAST(
            "a source says whether it can be read again (huitong.org/backfill), a sink whether it compares versions"
                    + " (huitong.org/guard)",
            "a late subscription is given what came before it only from where that still is, and people read here from where",
            "huitong.org/guard: none",
            "huitong.org/guard: maybe",
            ConnectorChecks::past),
    VALID(
            "the template is valid by Camel's own schema",
            "a wrong word is found by the build and not by the first record",
            "- removeHeaders:",
            "- removeAllHeaders:",
            (home, f) -> CamelSchema.findings(
                    f.name(), List.of(Map.of("route", Map.of("from", map(f.tree(), "spec", "template", "from"))))));

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
}
