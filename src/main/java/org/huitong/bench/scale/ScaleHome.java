package org.huitong.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.huitong.bench.Installation;

/**
 * An installation with the real connectors, flow and settings: one pushing system, resources {@code bench-0 …}, and as many
 * consumers of each as asked for. Not thread-safe.
 */
public final class ScaleHome {
    static final String TOKEN = "bench-source-token";
    private static final String SOURCE = "bench.source";
    private static final List<String> TAKEN = List.of("connectors", "routes/flow", "config/application.properties");

    private final Path home;
    private final int resources;
    private final int consumers;
    private final Manner manner;

    /**
     * What is asked of consumers, and of the gateway by them.
     *
     * @param order of the resources: latest or every
     * @param silenceMillis after so long without an answer a far end counts as away
     */
    public record Manner(String order, int silenceMillis) {
        /** A far end that drips must be waited for. */
        private static final Manner PATIENT = new Manner("latest", 60_000);
    }

    /** Of the gateway: data plane, admin API, metrics. */
    public record Ports(int edge, int operate, int observe) {
        /** Three that are free now. */
        public static Ports free() throws IOException {
            return new Ports(Gateway.freePort(), Gateway.freePort(), Gateway.freePort());
        }
    }

    /**
     * @param resources how many
     * @param consumers of each resource
     */
    ScaleHome(Path home, int resources, int consumers) {
        this(home, resources, consumers, Manner.PATIENT);
    }

    /**
     * @param resources how many
     * @param consumers of each resource
     */
    public ScaleHome(Path home, int resources, int consumers, Manner manner) {
        this.home = home;
        this.resources = resources;
        this.consumers = consumers;
        this.manner = manner;
    }

    /** All consumers have one far end. */
    void write(Path installation, int edge, int operate, int sink) throws IOException {
        write(installation, new Ports(edge, operate, Gateway.freePort()), consumer -> sink);
    }

    /** @param sinks the port of each consumer's far end */
    public void write(Path installation, Ports ports, IntUnaryOperator sinks) throws IOException {
        Installation.copy(installation, TAKEN, home);
        Files.writeString(
                home.resolve("config/application.properties"),
                """

                huitong.edge.port=%d
                huitong.operate.port=%d
                huitong.observe.port=%d
                """.formatted(ports.edge(), ports.operate(), ports.observe()),
                StandardOpenOption.APPEND);
        file("config/agencies/bench.yaml", "agency: bench\nname: 压测\ncode: \"\"\nregion: \"999999\"\n");
        system(SOURCE);
        file("data/secrets/" + SOURCE + ".token", TOKEN + "\n");
        for (int c = 0; c < consumers; c++) {
            system(consumer(c));
        }
        for (int r = 0; r < resources; r++) {
            resource(r);
            for (int c = 0; c < consumers; c++) {
                file(
                        "routes/consumers/" + consumer(c) + "/" + resourceId(r) + ".camel.yaml",
                        route(r, c, sinks.applyAsInt(c)));
            }
        }
    }

    /** @param open whether the grants have begun; until then queues hold what comes */
    public void grants(boolean open) throws IOException {
        for (int r = 0; r < resources; r++) {
            for (int c = 0; c < consumers; c++) {
                file("config/grants/" + subscription(r, c) + ".yaml", """
                        subscription: %s
                        consumer: %s
                        resource: %s
                        purpose: 压测
                        basis: 压测
                        from: %s
                        to: 2099-12-31
                        items: {key: clear, at: clear}
                        """.formatted(
                                subscription(r, c), consumer(c), resourceId(r), open ? "2020-01-01" : "2098-01-01"));
            }
        }
    }

    public static String resourceId(int resource) {
        return "bench-" + resource;
    }

    private static String consumer(int consumer) {
        return "bench.sink-" + consumer;
    }

    public static String subscription(int resource, int consumer) {
        return consumer(consumer) + "." + resourceId(resource);
    }

    private void system(String id) throws IOException {
        file(
                "config/systems/" + id + ".yaml",
                "system: %s\nagency: bench\nname: 压测\nnetwork: extranet\n".formatted(id));
    }

    private void resource(int resource) throws IOException {
        String id = resourceId(resource);
        file("config/catalog/" + id + ".yaml", """
                resource: %s
                name: 压测
                provider: bench
                sharing: unconditional
                order: %s
                key: key
                without-subscription: refuse
                schema: 1
                items:
                  key: {name: 主键, type: text, maxLength: 64, required: true}
                  at: {name: 时刻, type: text, maxLength: 64}
                """.formatted(id, manner.order()));
        file("routes/sources/" + SOURCE + "/" + id + ".mapping.yaml", """
                system: %s
                resource: %s
                formats: [json]
                charset: UTF-8
                identity: idempotency-key
                items:
                  key: {from: K, required: true}
                  at: {from: AT}
                """.formatted(SOURCE, id));
    }

    private String route(int resource, int consumer, int sink) {
        String id = subscription(resource, consumer);
        return """
                - route:
                    id: %1$s
                    description: Posts one record to the far end
                    routeConfigurationId: spine
                    from:
                      uri: direct:%1$s
                      steps:
                        - to:
                            uri: kamelet:http-json-sink/%1$s-post
                            parameters:
                              url: "http://127.0.0.1:%2$d/%1$s"
                              token: none
                              responseTimeout: %3$d
                - templatedRoute:
                    routeTemplateRef: deliver
                    routeId: deliver.%1$s
                    parameters:
                      - name: subscription
                        value: %1$s
                """.formatted(id, sink, manner.silenceMillis());
    }

    private void file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
