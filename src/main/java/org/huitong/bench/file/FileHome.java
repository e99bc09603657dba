package org.huitong.bench.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.huitong.bench.Installation;

/** The pilot's enterprise register with its real mapping, rules and connector, and one consumer that takes batches. */
record FileHome(Path home) {
    static final String SYSTEM = "market-regulation.enterprises";
    private static final String RESOURCE = "enterprise-registration";
    static final String SUBSCRIPTION = "bench.sink." + RESOURCE;
    private static final List<String> TAKEN = List.of(
            "connectors",
            "routes/flow",
            "routes/sources/" + SYSTEM,
            "config/application.properties",
            "config/codes",
            "config/agencies/market-regulation.yaml",
            "config/systems/" + SYSTEM + ".yaml",
            "config/catalog/" + RESOURCE + ".yaml");

    /** @param ports of data plane, admin API and health */
    void write(Path installation, List<Integer> ports, int sink) throws IOException {
        Installation.copy(installation, TAKEN, home);
        Files.createDirectories(folder());
        Files.writeString(
                home.resolve("config/application.properties"),
                """

                huitong.edge.port=%d
                huitong.operate.port=%d
                huitong.observe.port=%d
                enterprises.folder=%s
                """.formatted(ports.get(0), ports.get(1), ports.get(2), folder()),
                StandardOpenOption.APPEND);
        file("config/agencies/bench.yaml", "agency: bench\nname: 压测\ncode: \"\"\nregion: \"999999\"\n");
        file("config/systems/bench.sink.yaml", "system: bench.sink\nagency: bench\nname: 压测\nnetwork: extranet\n");
        file("config/grants/" + SUBSCRIPTION + ".yaml", """
                subscription: %s
                consumer: bench.sink
                resource: %s
                purpose: 压测
                basis: 压测
                from: 2020-01-01
                to: 2099-12-31
                items: {creditCode: clear, name: clear, type: clear, legalPerson: clear, capital: clear, validTo: clear}
                """.formatted(SUBSCRIPTION, RESOURCE));
        file("routes/consumers/bench.sink/" + RESOURCE + ".camel.yaml", route(sink));
    }

    Path folder() {
        return home.resolve("drop");
    }

    private static String route(int sink) {
        return """
                - route:
                    id: %1$s
                    description: Posts many records to the far end
                    routeConfigurationId: spine
                    from:
                      uri: direct:%1$s
                      steps:
                        - to:
                            uri: kamelet:http-json-batch-sink/%1$s-post
                            parameters:
                              url: "http://127.0.0.1:%2$d/"
                              token: none
                - templatedRoute:
                    routeTemplateRef: deliver
                    routeId: deliver.%1$s
                    parameters:
                      - name: subscription
                        value: %1$s
                      - name: batch
                        value: "200"
                """.formatted(SUBSCRIPTION, sink);
    }

    private void file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
