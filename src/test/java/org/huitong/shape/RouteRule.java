package org.huitong.shape;

import java.util.List;
import java.util.function.Function;

/** How routes are written, each rule with a way to break it in the fixture. */
enum RouteRule {
    EXPLICIT(
            "a file holds route, routeTemplate, templatedRoute, routeConfiguration or beans, nothing else",
            "the short form is deprecated and its routes have no names",
            Fixture.RECEIVE,
            "- route:\n    id: receive",
            "- restConfiguration:\n    component: x\n- route:\n    id: receive",
            RouteChecks::explicit),
    NAMED_BY_FILE(
            "a route's id is the word of its file, or begins with it",
            "who reads an id in a log, a metric or a picture opens the file of that name",
            Fixture.RECEIVE,
            "id: receive",
            "id: intake",
            RouteChecks::named),
    IDS_ARE_UNIQUE(
            "no id stands twice, neither of a route nor of a connector's instance",
            "the second would replace the first without a word",
            Fixture.NORMALIZE,
            "id: normalize",
            "id: receive",
            RouteChecks::unique),
    DESCRIBED(
            "every route, template and configuration has a description",
            "it is what operators see in the picture of the flow",
            Fixture.RECEIVE,
            "description: Takes",
            "note: Takes",
            RouteChecks::described),
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
            RouteChecks::errors),
    ONE_PLACE_FOR_ERRORS(
            "errors are handled only in a routeConfiguration with an id",
            "one place retries: the worker",
            Fixture.RECEIVE,
            "      steps:\n",
            "      steps:\n        - doTry:\n            steps: []\n",
            RouteChecks::retries),
    URI_AND_PARAMETERS(
            "endpoints are uri and parameters",
            "a query is printed whole, with what is secret in it",
            Fixture.RECEIVE,
            "uri: direct:normalize",
            "uri: direct:normalize?timeout=5",
            home -> RouteChecks.all(home, YamlForm::queries)),
    LONG_FORM(
            "expressions stand under expression, steps are maps",
            "the short form is deprecated",
            Fixture.RECEIVE,
            "- to:\n            uri: direct:normalize",
            "- to: direct:normalize",
            home -> RouteChecks.all(home, YamlForm::shortForms)),
    NO_SCRIPTS(
            "no script, no choice in a choice, no Simple over a line",
            "rules stand in tested Java",
            Fixture.RECEIVE,
            "simple:",
            "groovy:",
            home -> RouteChecks.all(home, YamlForm::scripts)),
    HEADERS_IN_PASCAL_CASE(
            "headers are written in Pascal case",
            "dots and dashes do not survive JMS",
            Fixture.RECEIVE,
            "name: HuitongResource",
            "name: huitong.resource",
            home -> RouteChecks.all(home, YamlForm::headers)),
    NO_SECRETS(
            "no secret stands in a route",
            "files are read by everybody and kept for ever",
            Fixture.CONSUMER,
            "password: \"{{hall.password}}\"",
            "password: \"12345\"",
            home -> RouteChecks.all(home, YamlForm::secrets)),
    BEANS_ARE_BOUND(
            "every ref is bound by the wiring, and every bound bean is used",
            "a wrong name would be found by the first message",
            Fixture.RECEIVE,
            "ref: decoder",
            "ref: decodr",
            RouteChecks::refs),
    CONNECTORS_WITH_INSTANCE(
            "a connector is there and is called with its instance",
            "without it the route is named by a counter that changes with load order",
            Fixture.CONSUMER,
            "kamelet:fixture-http-sink/agency.hall.people-post",
            "kamelet:fixture-http-sink",
            RouteChecks::kamelets),
    DIRECTS_MEET(
            "whatever is sent to direct: is taken by a route, and every template asked for is there",
            "a wrong name would be found by the first message",
            Fixture.RECEIVE,
            "uri: direct:normalize",
            "uri: direct:normalise",
            RouteChecks::directs),
    VALID(
            "the file is valid by Camel's own schema",
            "a wrong word is found by the build and not by the first message",
            Fixture.RECEIVE,
            "ref: decoder",
            "reference: decoder",
            home -> RouteChecks.all(home, CamelSchema::findings));

    /** Files of the fixture. */
    private static final class Fixture {
        static final String RECEIVE = "routes/flow/1-receive.camel.yaml";
        static final String NORMALIZE = "routes/flow/2-normalize.camel.yaml";
        static final String CONSUMER = "routes/consumers/agency.hall.people.camel.yaml";
    }

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
}
