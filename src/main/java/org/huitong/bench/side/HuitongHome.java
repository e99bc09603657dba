package org.huitong.bench.side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huitong.bench.Installation;
import org.huitong.bench.load.Body;

/**
 * An installation for the product's side: the real connectors, flow and settings, and one pushing system whose 20 items
 * are renamed. Who receives them is added by {@link Consumers}.
 */
final class HuitongHome {
    static final String RESOURCE = "bench";
    static final String TOKEN = "bench-source-token";
    static final String SOURCE = "bench.source";
    private static final List<String> TAKEN = List.of("connectors", "routes/flow", "config/application.properties");

    private HuitongHome() {}

    static void write(Path home, Path installation) throws IOException {
        Installation.copy(installation, TAKEN, home);
        file(home, "config/agencies/bench.yaml", """
                agency: bench
                name: 压测
                code: ""
                region: "999999"
                """);
        system(home, SOURCE);
        file(home, "config/catalog/" + RESOURCE + ".yaml", catalog());
        file(home, "routes/sources/" + SOURCE + "/" + RESOURCE + ".mapping.yaml", mapping());
        file(home, "data/secrets/" + SOURCE + ".token", TOKEN + "\n");
    }

    static void system(Path home, String id) throws IOException {
        file(home, "config/systems/" + id + ".yaml", """
                system: %s
                agency: bench
                name: 压测
                network: extranet
                """.formatted(id));
    }

    static void file(Path home, String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String catalog() {
        return """
                resource: bench
                name: 压测
                provider: bench
                sharing: unconditional
                order: latest
                key: item01
                without-subscription: refuse
                schema: 1
                items:
                  item01: {name: "1", type: text, maxLength: 64, required: true}
                """ + items(i -> "  %s: {name: \"%d\", type: text, maxLength: 256}".formatted(Body.item(i), i));
    }

    private static String mapping() {
        return """
                system: bench.source
                resource: bench
                formats: [json, ndjson]
                charset: UTF-8
                identity: idempotency-key
                items:
                  item01: {from: F01, required: true}
                """ + items(i -> "  %s: {from: %s}".formatted(Body.item(i), Body.field(i)));
    }

    private static String items(IntFunction<String> line) {
        return IntStream.rangeClosed(2, Body.ITEMS).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }
}
