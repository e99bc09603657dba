package org.huitong.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.huitong.bench.Installation;
import org.huitong.bus.door.DoorSettings;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings, consumers' files and identities that do not fit together are told before a start. */
class OwnQueueCheckTest {
    private static final Optional<DoorSettings> ON =
            Optional.of(new DoorSettings("127.0.0.1", 0, Optional.empty(), 1, 1, 1024, Duration.ofSeconds(9), 1, 1024));

    @TempDir
    Path home;

    @BeforeEach
    void copy() throws IOException {
        Installation.copy(Path.of(""), List.of("config", "connectors", "routes"), home);
    }

    private List<Finding> findings(Optional<DoorSettings> door) {
        return OwnQueueCheck.of(home, Catalog.read(home), door);
    }

    private void hallFetches() throws IOException {
        Path file = home.resolve("routes/consumers/government-service.hall/population-basic.camel.yaml");
        Files.writeString(file, Files.readString(file).replace("kamelet:http-json-sink", "kamelet:own-queue-sink"));
    }

    private void onlySigns(String system) throws IOException {
        Path file = home.resolve("config/systems/" + system + ".yaml");
        Files.writeString(file, Files.readString(file) + """
                identity:
                  signature:
                    form: digest
                    keys: {only: }
                """);
    }

    @Test
    void thePilotIsWellOnAndOff() {
        assertThat(findings(Optional.empty())).isEmpty();
        assertThat(findings(ON)).isEmpty();
    }

    @Test
    void anOwnQueueThatNobodyCanReachIsTold() throws IOException {
        hallFetches();

        assertThat(findings(Optional.empty())).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("AMQP-OFF");
            assertThat(finding.file()).endsWith("government-service.hall/population-basic.camel.yaml");
            assertThat(finding.line()).isGreaterThan(1);
        });
        assertThat(findings(ON)).isEmpty();
    }

    @Test
    void aConsumerThatCannotLogInIsTold() throws IOException {
        hallFetches();
        onlySigns("government-service.hall");

        assertThat(findings(ON)).extracting(Finding::code).containsExactly("AMQP-NO-IDENTITY");
    }

    @Test
    void aDoorForNobodyIsTold() throws IOException {
        onlySigns("human-resources.social-insurance");
        onlySigns("civil-affairs.marriage");

        assertThat(findings(ON)).extracting(Finding::code).containsExactly("AMQP-NOBODY");
        assertThat(findings(Optional.empty())).isEmpty();
    }
}
