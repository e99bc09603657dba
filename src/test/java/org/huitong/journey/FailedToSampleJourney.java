package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huitong.EveryCommand;
import org.huitong.bench.Installation;
import org.huitong.message.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A record that failed at a running gateway becomes a test of its mapping, by the real command line alone. */
@Timeout(120)
class FailedToSampleJourney {
    private static final String SOURCE = "routes/sources/human-resources.social-insurance/social-insurance-status";
    private static final String NAME = "演示甲";

    @TempDir
    private Path folder;

    private Path home;
    private EveryCommand person;

    @BeforeEach
    void home() throws Exception {
        home = folder.resolve("home");
        Installation.copy(Path.of(""), List.of("config", "connectors", "routes"), home);
        person = new EveryCommand(home);
    }

    private void edit(String from, String to) throws Exception {
        Path mapping = home.resolve(SOURCE + ".mapping.yaml");
        String text = Files.readString(mapping);
        assertThat(text).contains(from);
        Files.writeString(mapping, text.replace(from, to));
    }

    @Test
    void failedRecordIsKeptMaskedAndHoldsTheMappingFromThenOn() throws Exception {
        try (Pilot pilot = Pilot.inMemory(home, folder.resolve("data")).start()) {
            String bad = Invented.insured(Invented.id(1), NAME, "202613");
            pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, "p", "[" + bad + "," + Invented.insured(2) + "]");
            Pilot.until("it is parked")
                    .until(() -> pilot.desk().rows("state=parked").size() == 1);
            String no = pilot.desk().rows("state=parked").get(0).path("no").asText();
            Desk desk = pilot.desk();

            Desk.Said kept = desk.cli("failed", "to-sample", no, "--name", "month-13", "--home", home.toString());
            assertThat(kept.exit()).as(kept.err()).isZero();
            Path file = home.resolve(SOURCE + ".samples/month-13.json");
            assertThat(kept.out()).contains(file.toString());
            assertThat(Files.readString(file)).doesNotContain(NAME, Invented.id(1));
            JsonNode sample = Json.read(Files.readString(file), JsonNode.class);
            assertThat(sample.at("/expect/refused/0/item").asText()).isEqualTo("lastPaidMonth");
            assertThat(sample.at("/input/CBZT").asText())
                    .as("a word of a code table stays")
                    .isEqualTo("参保");
            assertThat(desk.cli("failed", "to-sample", no, "--name", "month-13", "--home", home.toString())
                            .exit())
                    .as("a sample that is there is not overwritten")
                    .isEqualTo(1);

            EveryCommand.Said passed = person.run("test");
            assertThat(passed.exit()).as(passed.text()).isZero();
            assertThat(passed.text()).contains("1 samples, 0 not as expected");

            edit("name: {from: XM,", "name: {from: XINGMING,");
            EveryCommand.Said failed = person.run("test");
            assertThat(failed.exit()).as(failed.text()).isEqualTo(1);
            assertThat(failed.text().lines().toList())
                    .anyMatch(line -> line.endsWith("month-13.json"))
                    .anyMatch(
                            line -> line.startsWith("  - ") && line.contains("lastPaidMonth") && !line.contains("name"))
                    .anyMatch(line -> line.startsWith("  + ") && line.contains("name") && line.contains("required"));
            Desk.Answer refused = desk.call("POST", "/live/reload", "{\"reason\": \"改映射\"}");
            assertThat(refused.json().path("code").asText()).isEqualTo("OPERATE-RELOAD");
            assertThat(refused.json().path("errors").toString()).contains("month-13.json");

            edit("name: {from: XINGMING,", "name: {from: XM,");
            assertThat(person.run("test").exit()).isZero();
        }
    }
}
