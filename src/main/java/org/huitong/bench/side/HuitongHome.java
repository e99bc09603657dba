package org.huitong.bench.side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huitong.bench.load.Body;

/**
 * An installation for the product's side: the real connectors, flow and settings, one pushing system whose 20 items
 * are renamed, and one subscription whose grant has not begun, so that its queue holds what is published.
 */
final class HuitongHome {
    static final String RESOURCE = "bench";
    static final String TOKEN = "bench-source-token";
    static final String SOURCE = "bench.source";
    private static final String CONSUMER = "bench.sink";
    static final String SUBSCRIPTION = CONSUMER + "." + RESOURCE;
    private static final List<String> TAKEN = List.of("connectors", "routes/flow", "config/application.properties");

    private HuitongHome() {}

    /** One subscription, whose grant has not begun. */
    static void holding(Path home, Path installation) throws IOException {
        for (String part : TAKEN) {
            copy(installation.resolve(part), home.resolve(part));
        }
        file(home, "config/agencies/bench.yaml", """
                agency: bench
                name: 压测
                code: ""
                region: "999999"
                """);
        file(home, "config/systems/" + SOURCE + ".yaml", system(SOURCE));
        file(home, "config/systems/" + CONSUMER + ".yaml", system(CONSUMER));
        file(home, "config/catalog/" + RESOURCE + ".yaml", catalog());
        file(home, "config/grants/" + SUBSCRIPTION + ".yaml", grant());
        file(home, "routes/sources/" + SOURCE + "/" + RESOURCE + ".mapping.yaml", mapping());
        file(home, "data/secrets/" + SOURCE + ".token", TOKEN + "\n");
    }

    private static String system(String id) {
        return """
                system: %s
                agency: bench
                name: 压测
                network: extranet
                """.formatted(id);
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
                """ + items(2, i -> "  %s: {name: \"%d\", type: text, maxLength: 256}".formatted(Body.item(i), i));
    }

    private static String grant() {
        return """
                subscription: bench.sink.bench
                consumer: bench.sink
                resource: bench
                purpose: 压测
                basis: 压测
                from: 2098-01-01
                to: 2099-12-31
                items:
                """ + items(1, i -> "  " + Body.item(i) + ": clear");
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
                """ + items(2, i -> "  %s: {from: %s}".formatted(Body.item(i), Body.field(i)));
    }

    private static String items(int first, IntFunction<String> line) {
        return IntStream.rangeClosed(first, Body.ITEMS).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static void file(Path home, String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
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
