package org.huitong.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.huitong.catalog.Finding;

/** A home with our connectors, and routes of whatever systems a test wants. */
record ProbedHome(Path home, Properties settings) {

    static ProbedHome in(Path home) throws IOException {
        Path connectors = Files.createDirectories(home.resolve("connectors"));
        try (Stream<Path> ours = Files.list(Path.of("connectors"))) {
            for (Path one : ours.toList()) {
                Files.copy(one, connectors.resolve(one.getFileName()));
            }
        }
        return new ProbedHome(home, new Properties());
    }

    /** A route that sends to a connector. */
    ProbedHome sink(String system, String connector, String parameters) throws IOException {
        return route("consumers", system, """
                - route:
                    id: %s
                    from:
                      uri: direct:%s
                      steps:
                        - to:
                            uri: kamelet:%s/%s
                            parameters:
                %s""".formatted(system, system, connector, system, parameters.indent(14)));
    }

    ProbedHome source(String system, String connector, String parameters) throws IOException {
        return route("sources", system, """
                - route:
                    id: %s
                    from:
                      uri: kamelet:%s/%s
                      parameters:
                        system: %s
                        resource: cards
                %s      steps:
                        - to:
                            uri: direct:receive
                """.formatted(system, connector, system, system, parameters.indent(8)));
    }

    ProbedHome beans(String system, String beans) throws IOException {
        return route("sources", system, "- beans:\n" + beans.indent(4));
    }

    private ProbedHome route(String kind, String system, String text) throws IOException {
        Path file = Files.createDirectories(home.resolve("routes").resolve(kind).resolve(system))
                .resolve("cards.camel.yaml");
        Files.writeString(file, text);
        return this;
    }

    ProbedHome with(String setting, String value) {
        settings.setProperty(setting, value);
        return this;
    }

    /** With patience: clients that are used for the first time are slow on a busy machine. */
    List<Finding> asked() {
        return asked(Duration.ofSeconds(60));
    }

    List<Finding> asked(Duration limit) {
        settings.setProperty("huitong.home", home.toString());
        return Probes.of(home, settings, limit);
    }
}
