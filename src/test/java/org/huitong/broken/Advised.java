package org.huitong.broken;

import java.util.stream.Stream;

/** What is worth mending, and a gateway starts all the same. */
public final class Advised {
    private static final String HALL = "routes/consumers/government-service.hall/population-basic.camel.yaml";
    private static final String TAX = "routes/sources/tax.taxpayers/taxpayer-status.camel.yaml";
    private static final String SETTINGS = "config/application.properties";

    private Advised() {}

    /** The same rules, with the code of an advice. */
    public static Stream<Broken> all() {
        return Stream.of(
                Broken.of(
                        HALL,
                        "kamelet:http-json-sink/government-service.hall.population-basic-post",
                        "kamelet:http-json-sink",
                        "ROUTE-NO-INSTANCE",
                        "kamelet:http-json-sink",
                        "/ and a name"),
                Broken.of(
                        TAX,
                        "- to:\n            uri: direct:receive",
                        "- to: direct:receive",
                        "ROUTE-SHORT-FORM",
                        "to: direct:receive",
                        "uri:"),
                Broken.of(
                        TAX,
                        "uri: direct:receive",
                        "uri: direct:receive?timeout=500",
                        "ROUTE-SHORT-FORM",
                        "direct:receive?",
                        "parameters:"),
                Broken.of(
                        SETTINGS,
                        "huitong.edge.port=8080",
                        "huitong.edge.port=8080\nhuitong.edge.port=8081",
                        "SETTING-TWICE",
                        "huitong.edge.port=8081",
                        "Keep one"),
                Broken.of(SETTINGS, "hall.url=", "hal.url=x\nhall.url=", "SETTING-UNREAD", "hal.url", "\"hall.url\""),
                Broken.of(
                        "config/systems/public-security.population.yaml",
                        "network: private\n",
                        """
                        network: private
                        identity:
                          signature:
                            form: national
                            requester: population
                            services: {population: population-basic}
                            keys: {k1: {}}
                        """,
                        "CATALOG-SIGNATURE",
                        "national",
                        "TLS"));
    }
}
