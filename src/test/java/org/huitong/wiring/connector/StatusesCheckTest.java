package org.huitong.wiring.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huitong.catalog.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusesCheckTest {
    @TempDir
    private Path home;

    private List<Finding> findings(String statuses) throws IOException {
        Path folder = Files.createDirectories(home.resolve("routes/consumers/a.b"));
        Files.writeString(folder.resolve("c.camel.yaml"), """
                - to:
                    uri: kamelet:http-json-sink/c-post
                    parameters:
                      statuses: %s
                """.formatted(statuses));
        return StatusesCheck.of(home);
    }

    @Test
    void entryThatIsNoneIsFoundAtItsPlace() throws IOException {
        assertThat(findings("\"404=record, 423=gone\""))
                .singleElement()
                .hasToString(
                        "routes/consumers/a.b/c.camel.yaml:4:7: ROUTE-STATUSES \"423=gone\" is no entry of statuses."
                                + " Write statuses from 300 to 599, or a hundred as 5xx, each with record, connector or outage, as"
                                + " in \"404=record, 423=outage\".");
    }

    @Test
    void goodOnesAreNoMistake() throws IOException {
        assertThat(findings("404=record")).isEmpty();
        assertThat(findings("\"\"")).isEmpty();
        assertThat(StatusesCheck.of(Path.of(""))).isEmpty();
    }
}
