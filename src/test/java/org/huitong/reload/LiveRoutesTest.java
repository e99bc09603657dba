package org.huitong.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a plain Camel with real files. */
class LiveRoutesTest {
    private static final String ROUTE = "routes/consumers/hall/people.camel.yaml";
    private static final String CONNECTOR = "connectors/mark-sink.kamelet.yaml";
    private static final String FLOW = "routes/flow/5-deliver.camel.yaml";

    @TempDir
    private Path home;

    private final Main camel = new Main();
    private HomeFiles live;
    private LiveRoutes routes;

    /** Told when it is closed. */
    public static final class Pool implements AutoCloseable {
        static int open;

        public Pool() {
            open++;
        }

        @Override
        public void close() {
            open--;
        }
    }

    @BeforeEach
    void start() throws Exception {
        Pool.open = 0;
        write(FLOW, """
                - routeConfiguration:
                    id: spine
                    errorHandler:
                      noErrorHandler: {}
                - routeTemplate:
                    id: deliver
                    parameters:
                      - name: subscription
                    route:
                      from:
                        uri: direct:way-{{subscription}}
                        steps:
                          - to:
                              uri: direct:{{subscription}}
                """);
        write(ROUTE, route("one"));
        write("routes/consumers/hall/other.camel.yaml", """
                - route:
                    id: other
                    from:
                      uri: direct:other
                      steps:
                        - setBody:
                            constant:
                              expression: other
                """);
        write(CONNECTOR, connector("old"));
        camel.setShutdownStrategy(new SimpleMainShutdownStrategy());
        camel.setPropertyPlaceholderLocations("false");
        camel.addInitialProperty("camel.main.basePackageScanEnabled", "false");
        camel.addInitialProperty("camel.main.routesIncludePattern", "file:" + home + "/routes/**/*.camel.yaml");
        camel.addInitialProperty("camel.component.kamelet.location", "file:" + home + "/connectors");
        camel.start();
        live = HomeFiles.read(home);
        routes = new LiveRoutes(camel.getCamelContext(), home, "");
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private static String route(String body) {
        return """
                - beans:
                    - name: pool
                      type: org.huitong.reload.LiveRoutesTest$Pool
                      destroyMethod: close
                - route:
                    id: people
                    routeConfigurationId: spine
                    from:
                      uri: direct:people
                      steps:
                        - setBody:
                            constant:
                              expression: %s
                        - to:
                            uri: kamelet:mark-sink/people-mark
                            parameters:
                              mark: m
                - templatedRoute:
                    routeTemplateRef: deliver
                    routeId: deliver.people
                    parameters:
                      - name: subscription
                        value: people
                """.formatted(body);
    }

    private static String connector(String word) {
        return """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: mark-sink
                spec:
                  definition:
                    title: Mark
                    type: object
                    properties:
                      mark:
                        type: string
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - setBody:
                            simple:
                              expression: "${body} %s {{mark}}"
                """.formatted(word);
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** As the gateway does it. */
    private void reload() {
        HomeFiles next = HomeFiles.read(home);
        Change change = Change.between(live, next);
        routes.rest(change);
        routes.remove(change);
        try {
            routes.load(change);
            live = next;
        } catch (RuntimeException e) {
            routes.restore(change);
            throw e;
        }
    }

    private String ask(String endpoint) {
        try (ProducerTemplate template = camel.getCamelContext().createProducerTemplate()) {
            return template.requestBody(endpoint, "", String.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> ids() {
        return camel.getCamelContext().getRoutes().stream()
                .map(Route::getRouteId)
                .sorted()
                .toList();
    }

    @Test
    void anEditedFileIsLive() throws IOException {
        assertThat(ask("direct:way-people")).isEqualTo("one old m");
        List<String> before = ids();
        write(ROUTE, route("two"));

        reload();

        assertThat(ask("direct:way-people")).isEqualTo("two old m");
        assertThat(ask("direct:other")).isEqualTo("other");
        assertThat(ids()).isEqualTo(before).contains("people-mark");
        assertThat(Pool.open).as("the old file's bean is closed").isEqualTo(1);
    }

    @Test
    void aConnectorThatAnotherFileCallsByTheSameNameGoesOn() throws IOException {
        write("routes/consumers/hall/twin.camel.yaml", """
                - route:
                    id: twin
                    from:
                      uri: direct:twin
                      steps:
                        - setBody:
                            constant:
                              expression: twin
                        - to:
                            uri: kamelet:mark-sink/people-mark
                            parameters:
                              mark: m
                """);
        reload();
        write(ROUTE, route("two"));

        reload();

        assertThat(ask("direct:twin")).isEqualTo("twin old m");
        assertThat(ask("direct:people")).isEqualTo("two old m");
        Files.delete(home.resolve(ROUTE));
        reload();
        assertThat(ask("direct:twin")).isEqualTo("twin old m");
    }

    @Test
    void anEditedConnectorIsLiveInItsUsers() throws IOException {
        write(CONNECTOR, connector("new"));

        reload();

        assertThat(ask("direct:people")).isEqualTo("one new m");
        assertThat(ask("direct:way-people")).isEqualTo("one new m");
    }

    @Test
    void whatCameFromADeletedFileIsGone() throws IOException {
        Files.delete(home.resolve(ROUTE));

        reload();

        assertThat(ids()).containsExactly("other");
        assertThat(Pool.open).isZero();
        assertThatThrownBy(() -> ask("direct:people")).isNotNull();

        write(ROUTE, route("three"));
        reload();
        assertThat(ask("direct:way-people")).isEqualTo("three old m");
    }

    @Test
    void anEditedTemplateIsLiveInAllThatAreMadeOfIt() throws IOException {
        write(
                FLOW,
                Files.readString(home.resolve(FLOW))
                        + "          - setBody:\n              constant:\n                expression: through\n");

        reload();

        assertThat(ask("direct:way-people")).isEqualTo("through");
        assertThat(ask("direct:other")).isEqualTo("other");
    }

    @Test
    void whatDoesNotStartIsRefusedAndTheOldRuns() throws IOException {
        List<String> before = ids();
        write(CONNECTOR, connector("new"));
        write(ROUTE, route("two").replace("kamelet:mark-sink", "kamelet:no-such-sink"));
        assertThatThrownBy(this::reload).isInstanceOf(HuitongException.class).hasMessageContaining("no-such-sink");

        assertThat(ids()).isEqualTo(before);
        assertThat(ask("direct:way-people")).as("its connector too").isEqualTo("one old m");
        assertThat(Pool.open).isEqualTo(1);
        for (String id : ids()) {
            assertThat(camel.getCamelContext().getRouteController().getRouteStatus(id))
                    .isEqualTo(ServiceStatus.Started);
        }
    }
}
