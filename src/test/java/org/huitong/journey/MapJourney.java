package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import org.huitong.catalog.Catalog;
import org.huitong.lineage.FlowMap;
import org.huitong.lineage.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code huitong map --live} shows is what a running gateway's status says. */
@Timeout(120)
class MapJourney {
    @TempDir
    private Path folder;

    @Test
    void aRunningGatewaysRatesAreOnTheMap() throws Exception {
        try (Pilot pilot = Pilot.inMemory(folder.resolve("data")).start()) {
            JsonNode before = pilot.desk().status();
            assertThat(pilot.sender(Pilot.INSURANCE)
                            .push(Pilot.INSURED, "map-1", Invented.array(1, 20))
                            .status())
                    .isEqualTo(202);
            pilot.settled("all are delivered", Pilot.HALL_INSURED, 20);

            Watch watch = new Watch(before, pilot.desk().status(), 4);
            Path home = Path.of("").toAbsolutePath();
            FlowMap.Way way = FlowMap.of(Catalog.read(home), home, LocalDate.of(2026, 11, 29), watch)
                    .about(Pilot.INSURED)
                    .resources()
                    .get(0);

            assertThat(way.givers().get(0).live()).isEqualTo(new FlowMap.Live("open", 20, 5.0, 0, 0));
            assertThat(way.takers().get(0).live()).isEqualTo(new FlowMap.Live("open", 20, 5.0, 0, 0));
        }
    }
}
