package org.huitong.bench.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** A copy of the installation, with its own state, its far ends on loopback, and short pauses. */
final class KillHome {
    private static final List<String> PARTS = List.of("config", "connectors", "routes");
    private static final String PUBLISH = "routes/flow/4-publish.camel.yaml";
    private static final String POLL = "routes/sources/public-security.population/population-basic.camel.yaml";

    /** The mutant: answers with a receipt of its own making, and publishes two seconds later. */
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

    private KillHome() {}

    /** @param settings property keys that differ from the installation's */
    static void write(Path home, Path installation, Map<String, String> settings) throws IOException {
        for (String part : PARTS) {
            copy(installation.resolve(part), home.resolve(part));
        }
        Files.writeString(
                home.resolve("config/application.properties"),
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining("\n", "\n", "\n")),
                StandardOpenOption.APPEND);
        replace(home.resolve(POLL), "period: \\d+", "period: 20");
    }

    /** Breaks the copy on purpose, by YAML alone. */
    static void plant(Path home, Fault fault) throws IOException {
        if (fault == Fault.ACK_BEFORE_PUBLISH) {
            Files.writeString(home.resolve(PUBLISH), ANSWER_FIRST);
        }
    }

    private static void replace(Path file, String from, String to) throws IOException {
        String before = Files.readString(file);
        String after = before.replaceAll(from, to);
        if (after.equals(before)) {
            throw new HuitongException(
                    ErrorCode.INTERNAL, "preparing " + file + ": it has no '" + from + "'. Mend bench.kill with it.");
        }
        Files.writeString(file, after);
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }
}
