package org.huitong.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huitong.catalog.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutValueCheckTest {
    private static final String ROUTE = """
            - beans:
                - name: bank
                  properties:
                    brokerURL: "{{bank.url}}"
            - route:
                from:
                  uri: kamelet:amqp-10-source/queue
                  parameters:
                    url: %s
                    queue: "{{bank.queue}}"
            """;

    @TempDir
    private Path home;

    private java.util.List<Finding> findings(String url) throws IOException {
        Path folder = Files.createDirectories(home.resolve("routes/sources/a.b"));
        Files.createDirectories(home.resolve("config"));
        Files.writeString(
                home.resolve("config/application.properties"),
                "bank.url=amqps://h?amqp.idleTimeout=1&jms.x=2\nbank.queue=Q.OUT\n");
        Files.writeString(folder.resolve("c.camel.yaml"), ROUTE.formatted(url));
        return CutValueCheck.of(home);
    }

    @Test
    void aParameterWithAnAmpersandIsFoundWhetherWrittenOrSet() throws IOException {
        for (String url : new String[] {"\"{{bank.url}}\"", "amqps://h?a=1&b=2", "\"amqps://h?a=1&b=2\""}) {
            assertThat(findings(url))
                    .as(url)
                    .singleElement()
                    .hasToString(
                            "routes/sources/a.b/c.camel.yaml:9:9: ROUTE-VALUE-CUT url ends at its first '&' on its"
                                    + " way to the connector. Write RAW(…) around it, as in url: \"RAW({{name.of.setting}})\".");
        }
    }

    /** Those of a bean are no URI. */
    @Test
    void whatArrivesAsItIsIsNoMistake() throws IOException {
        assertThat(findings("\"RAW({{bank.url}})\"")).isEmpty();
        assertThat(findings("amqps://h?a=1")).isEmpty();
        assertThat(CutValueCheck.of(Path.of(""))).isEmpty();
    }
}
