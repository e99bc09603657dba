package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.huitong.audit.AuditTrail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A denial names rule and cure, and never tells one agency what another keeps to itself. */
@Timeout(120)
class HiddenResourceJourney {
    private static final String HIDDEN = "informants";
    private static final String ABSENT = "births";

    @TempDir
    private Path home;

    @TempDir
    private Path data;

    private void hide() throws IOException {
        for (String part : List.of("config", "connectors", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = home.resolve(file.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Files.writeString(home.resolve("config/catalog/" + HIDDEN + ".yaml"), """
                resource: informants
                name: 线人信息
                provider: public-security
                sharing: not-shared
                condition: 依法不予共享
                key: id
                items:
                  id: {name: 编号, type: text, maxLength: 20, required: true}
                """);
    }

    @Test
    void hiddenAndAbsentAreOneAnswerToStrangersAndTwoEntriesOfTheTrail() throws Exception {
        hide();
        try (Pilot pilot = Pilot.inMemory(home, data).start()) {
            Sender stranger = pilot.sender(Pilot.INSURANCE);

            for (String type :
                    Stream.of(Sender.JSON, Sender.NDJSON, "text/csv", "no/type").toList()) {
                Sender.Answer hidden = stranger.push(HIDDEN, "k-1", type, "{\"a\": 1}");

                assertThat(hidden).isEqualTo(stranger.push(ABSENT, "k-1", type, "{\"a\": 1}"));
                assertThat(hidden.status()).isEqualTo(404);
                assertThat(hidden.body()).contains("RECEIVE-UNKNOWN-RESOURCE").doesNotContain(HIDDEN, ABSENT);
            }
            Sender.Answer shared = stranger.push(Pilot.PEOPLE, "k-2", "{}");
            Sender.Answer own = pilot.sender(Pilot.BUREAU).push(HIDDEN, "k-3", "{}");

            assertThat(shared.status()).isEqualTo(403);
            assertThat(shared.body()).contains("its agency is not the provider");
            assertThat(own.status()).isEqualTo(403);
            assertThat(own.body()).contains("no mapping");
            Pilot.until("the trail tells the rules apart")
                    .untilAsserted(() -> assertThat(trail(pilot))
                            .contains(
                                    "RECEIVE-UNKNOWN-RESOURCE (not-shared informants)",
                                    "RECEIVE-UNKNOWN-RESOURCE (unknown-resource)",
                                    "AUTHORIZE-NO-RIGHT (not-provider population-basic)"));
            assertThat(Sender.get(pilot.observe() + "/metrics").body())
                    .contains(
                            "huitong_denied_total{rule=\"not-shared\"} 4.0",
                            "huitong_denied_total{rule=\"unknown-resource\"} 4.0",
                            "huitong_denied_total{rule=\"not-provider\"} 1.0",
                            "huitong_denied_total{rule=\"no-mapping\"} 1.0");
        }
    }

    private static List<String> trail(Pilot pilot) {
        return pilot
                .gateway()
                .huitong()
                .core()
                .store()
                .read(handle -> AuditTrail.of(handle, Pilot.INSURANCE, 100))
                .stream()
                .map(AuditTrail.Entry::detail)
                .toList();
    }
}
