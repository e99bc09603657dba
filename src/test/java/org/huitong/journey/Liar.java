package org.huitong.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huitong.bench.Installation;

/** A copy of the installation with a fault planted by YAML alone: what could not be committed is answered all the same. */
final class Liar {
    private static final String PUBLISH = """
            - beans:
                - name: madeUp
                  type: org.huitong.message.Receipt
                  constructors:
                    "0": made-up
                    "1": social-insurance-status
                    "2": 1
                    "3": 0
                    "4": none
            - route:
                id: publish
                description: Planted fault - a failed commit is answered as one that stands
                routeConfigurationId: spine
                from:
                  uri: direct:publish
                  steps:
                    - doTry:
                        steps:
                          - process:
                              ref: publish
                        doCatch:
                          - exception:
                              - org.huitong.message.HuitongException
                            steps:
                              - setBody:
                                  expression:
                                    simple:
                                      expression: "${ref:madeUp}"
            """;

    private Liar() {}

    /** Writes it into an empty folder; returns the home. */
    static Path in(Path home) throws IOException {
        Installation.copy(Path.of(""), List.of("config", "connectors", "routes"), home);
        Files.writeString(home.resolve("routes/flow/4-publish.camel.yaml"), PUBLISH);
        return home;
    }
}
