package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.huitong.bus.BusSettings;
import org.huitong.bus.EmbeddedBus;
import org.huitong.bus.Session;
import org.huitong.message.Parcel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Zero or two watermark tokens (T5): the source reads nothing, says so, and the rest of the gateway goes on. */
@Timeout(120)
class SourceTokenJourney {
    private static final String QUEUE = "source." + Pilot.BUREAU + "." + Pilot.PEOPLE;

    @TempDir
    private Path folder;

    private Pilot pilot;

    @BeforeEach
    void open() throws Exception {
        pilot = Pilot.inMemory(folder.resolve("data")).start();
        pilot.bureau.apply(Invented.rows(1, 5));
        pilot.settled("people", Pilot.REGISTRY_PEOPLE, 5);
        pilot.stop();
    }

    @AfterEach
    void close() throws Exception {
        pilot.close();
    }

    private EmbeddedBus bus() {
        return EmbeddedBus.start(new BusSettings(pilot.data.resolve("bus"), 1 << 20, 0, 32 << 20));
    }

    private JsonNode source() throws IOException, InterruptedException {
        return pilot.desk().status("sources", "system", Pilot.BUREAU);
    }

    private void stopsReadingAndSaysSo(String tokens) throws Exception {
        pilot.bureau.apply(Invented.rows(6, 5));
        pilot.start();
        Pilot.until("the source stops")
                .until(() -> source().path("state").asText().equals("stopped"));

        assertThat(source().path("cause").asText()).startsWith("SOURCE-TOKEN").contains(tokens);
        assertThat(StreamSupport.stream(pilot.desk().status().path("alarms").spliterator(), false)
                        .map(alarm -> alarm.path("code").asText()))
                .contains("SOURCE-TOKEN");
        assertThat(Sender.get(pilot.gateway().huitong().observe() + "/health").status())
                .isEqualTo(503);
        assertThat(pilot.sender(Pilot.INSURANCE)
                        .push(Pilot.INSURED, "meanwhile", Invented.insured(1))
                        .status())
                .isEqualTo(202);
        pilot.settled("the other chimney goes on", Pilot.HALL_INSURED, 1);
        assertThat(pilot.registry.held()).as("nothing was read").hasSize(5);
    }

    @Test
    void noTokenStopsTheSource() throws Exception {
        try (EmbeddedBus bus = bus();
                Session session = bus.open(QUEUE)) {
            session.acknowledge(session.take(Duration.ofSeconds(5)));
            session.commit();
        }

        stopsReadingAndSaysSo("0 tokens");
    }

    @Test
    void twoTokensStopTheSource() throws Exception {
        try (EmbeddedBus bus = bus();
                Session session = bus.open(null)) {
            byte[] other = "{\"UPD_SEQ\":3}".getBytes(StandardCharsets.UTF_8);
            session.send(new Parcel(QUEUE, Map.of(), other, "another"));
            session.commit();
        }

        stopsReadingAndSaysSo("2 tokens");
    }
}
