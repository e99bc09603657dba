package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Grant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sample.SampleData;

/** Systems that are away every day at certain hours are neither asked nor sent to, and nobody is called for it. */
@Timeout(120)
class MaintenanceJourney {
    @TempDir
    private Path home;

    @Test
    void nobodyIsAskedOrSentToInItsHours() throws Exception {
        copyCheckout();
        LocalTime now = LocalTime.now(Grant.ZONE).truncatedTo(ChronoUnit.MINUTES);
        String until = now.plusMinutes(30).toString();
        away("government-service.hall", now.minusMinutes(5) + "-" + until);
        away(Pilot.BUREAU, now.minusMinutes(5) + "-" + until);
        assertThat(Catalog.check(home)).isEmpty();

        try (Pilot pilot = Pilot.inMemory(home, home.resolve("data"))) {
            pilot.start();
            pilot.bureau.apply(SampleData.of(1, 60).rows());
            pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, "one", Invented.insured(1));
            Pilot.until("the push waits in the hall's queue")
                    .until(() -> pilot.consumer(Pilot.HALL_INSURED).received() == 1);
            quiet(pilot, until);
            assertThat(pilot.hall.arrivals()).isEmpty();
            assertThat(pilot.chimney(Pilot.BUREAU).received()).isZero();

            pilot.stop();
            copyCheckout();
            pilot.start();
            pilot.settled("after the hours", Pilot.HALL_INSURED, 1);
            Pilot.until("the table is read")
                    .until(() -> pilot.chimney(Pilot.BUREAU).received() > 0);
            assertThat(pilot.hall.arrivals()).isNotEmpty();
        }
    }

    private static void quiet(Pilot pilot, String until) throws Exception {
        JsonNode hall = pilot.desk().status("subscriptions", "id", Pilot.HALL_INSURED);
        assertThat(hall.path("state").asText()).isEqualTo("maintenance until " + until);
        JsonNode bureau = pilot.desk().status("sources", "system", Pilot.BUREAU);
        assertThat(bureau.path("state").asText()).isEqualTo("maintenance until " + until);
        assertThat(pilot.desk().status().path("alarms").toString())
                .doesNotContain("government-service.hall")
                .doesNotContain(Pilot.BUREAU);
    }

    private void away(String system, String hours) throws IOException {
        Path file = home.resolve("config/systems/" + system + ".yaml");
        Files.writeString(file, Files.readString(file) + "\nmaintenance: \"" + hours + "\"\n");
    }

    private void copyCheckout() throws IOException {
        for (String part : List.of("config", "connectors", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.createDirectories(home.resolve(file.toString()).getParent());
                    Files.writeString(home.resolve(file.toString()), Files.readString(file));
                }
            }
        }
    }
}
