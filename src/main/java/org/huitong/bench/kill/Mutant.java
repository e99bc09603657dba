package org.huitong.bench.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks a copy of the installation on purpose, by YAML alone. */
final class Mutant {
    private static final String PUBLISH = "routes/flow/4-publish.camel.yaml";

    /** Answers with a receipt of its own making, and publishes two seconds later. */
    private static final String ANSWER_FIRST = """
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
                description: Planted fault - answers before the commit
                routeConfigurationId: spine
                from:
                  uri: direct:publish
                  steps:
                    - choice:
                        when:
                          - expression:
                              simple:
                                expression: "${variable.huitongSourceTurn} == null"
                            steps:
                              - wireTap:
                                  uri: direct:publish-late
                              - setBody:
                                  expression:
                                    simple:
                                      expression: "${ref:madeUp}"
                        otherwise:
                          steps:
                            - process:
                                ref: publish
            - route:
                id: publish-late
                description: Planted fault - publishes what was answered already
                routeConfigurationId: spine
                from:
                  uri: direct:publish-late
                  steps:
                    - delay:
                        expression:
                          constant:
                            expression: "2000"
                    - process:
                        ref: publish
            """;

    private Mutant() {}

    static void plant(Path home, Fault fault) throws IOException {
        if (fault == Fault.ACK_BEFORE_PUBLISH) {
            Files.writeString(home.resolve(PUBLISH), ANSWER_FIRST);
        }
    }
}
