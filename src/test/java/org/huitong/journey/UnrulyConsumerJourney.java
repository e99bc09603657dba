package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huitong.bench.Installation;
import org.huitong.journey.UnrulyServer.Manner;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A consumer that misbehaves is paused, parks nothing, hurts nobody, and gets everything once it behaves. */
@Timeout(120)
class UnrulyConsumerJourney {
    private static final String ROUTE = "routes/consumers/government-service.hall/" + Pilot.PEOPLE + ".camel.yaml";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BEHAVES")
    void othersGoOnAndNothingIsLost(Manner manner) throws Exception {
        Path home = folder.resolve("home");
        Installation.copy(Path.of(""), List.of("config", "connectors", "routes"), home);
        try (UnrulyServer hall = new UnrulyServer(manner);
                Pilot pilot = Pilot.inMemory(home, folder.resolve("data"))
                        .with("hall2.url", hall.uri().toString())) {
            Files.writeString(
                    home.resolve(ROUTE),
                    Files.readString(home.resolve(ROUTE))
                            .replace(
                                    "url: \"{{hall.url}}\"",
                                    "url: \"{{hall2.url}}\"\n              responseTimeout: 500"));
            pilot.start();
            pilot.bureau.apply(Invented.rows(1, 5));

            Pilot.until("it pauses")
                    .until(() -> pilot.desk()
                            .status("subscriptions", "id", Pilot.HALL_PEOPLE)
                            .path("state")
                            .asText()
                            .equals("paused"));
            assertThat(pilot.settled("its neighbor on the same resource", Pilot.REGISTRY_PEOPLE, 5)
                            .delivered())
                    .isEqualTo(5);
            assertThat(pilot.consumer(Pilot.HALL_PEOPLE).parked()).isZero();
            assertThat(hall.written()).as("of 10 GiB each call").isLessThan(hall.calls() * (64L << 20) + 1);

            hall.does(Manner.BEHAVES);
            assertThat(pilot.settled("it behaves", Pilot.HALL_PEOPLE, 5).delivered())
                    .isEqualTo(5);
        }
    }
}
