package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huitong.journey.Pilot.until;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.pilot.Arrival;
import org.huitong.pilot.Tally;
import org.huitong.store.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The gateway with PostgreSQL as its store: the operator's work across a kill, a database that restarts, a second gateway. */
@Timeout(300)
class PostgresStoreJourney {
    private static final String URL = "huitong.store.url";
    private static final int AT_ONCE = 8;
    private static final int PUSHES = 60;

    @TempDir
    private Path folder;

    @Test
    void whatIsParkedIsMendedAndReplayedAcrossAKill() throws Exception {
        String bad = Invented.insured(Invented.id(5000), "演示甲", "202613");
        try (PilotProcess pilot = new PilotProcess(folder).with(URL, TestPostgres.database())) {
            pilot.start(PilotProcess.Limits.NONE);
            assertThat(pilot.sender(Pilot.INSURANCE)
                            .push(Pilot.INSURED, "mixed", "[" + bad + "," + Invented.insured(5001) + "]")
                            .status())
                    .isEqualTo(202);
            until("the bad record is parked")
                    .until(() -> pilot.desk().rows("state=parked").size() == 1);
            JsonNode row = pilot.desk().rows("state=parked").get(0);
            Path mended = Files.writeString(folder.resolve("mended.json"), bad.replace("202613", "202612"));
            String no = row.path("no").asText();
            Desk.Said edited = pilot.desk()
                    .cli("failed", "edit", no, "--file", mended.toString(), "--revision", "0", "--as", Desk.WHO);
            assertThat(edited.exit()).as(edited.err()).isZero();
            for (int i = 0; i < PUSHES; i++) {
                push(pilot, i);
            }

            pilot.process().destroyForcibly().waitFor();
            pilot.start(PilotProcess.Limits.NONE);

            for (int i = 0; i < PUSHES; i++) {
                push(pilot, i);
            }
            assertThat(pilot.desk().cli("replay", "start", no, "--as", Desk.WHO).exit())
                    .isZero();
            until("its row is resolved").until(() -> state(pilot, row).equals("resolved"));
            Tally tally = pilot.settled("after kill and replay", Pilot.HALL_INSURED, PUSHES + 2L);
            assertThat(tally.delivered()).isEqualTo(PUSHES + 2L);
            assertThat(pilot.hall.arrivals().stream()
                            .filter(arrival -> arrival.status() == 200)
                            .map(Arrival::id)
                            .distinct())
                    .hasSize(PUSHES + 2);
            JsonNode history = pilot.desk().row(row.path("no").asLong()).path("history");
            assertThat(history).extracting(act -> act.path("action").asText()).containsExactly("edit", "replay");
            assertThat(pilot.desk().status().path("store").asText()).startsWith("PostgreSQL 17");
            assertThat(pilot.home.resolve("data/huitong.db")).doesNotExist();
        }
    }

    private static void push(PilotProcess pilot, int number) throws IOException, InterruptedException {
        assertThat(pilot.sender(Pilot.INSURANCE)
                        .push(Pilot.INSURED, "push-" + number, Invented.insured(number))
                        .status())
                .isEqualTo(202);
    }

    private static String state(PilotProcess pilot, JsonNode row) throws IOException, InterruptedException {
        return pilot.desk().row(row.path("no").asLong()).path("state").asText();
    }

    private EmbeddedPostgres server(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off")
                .start();
    }

    @Test
    void databaseThatGoesAwayIsNamedAndAllDrainsWhenItIsBack() throws Exception {
        EmbeddedPostgres first = server(0);
        int port = first.getPort();
        try (Pilot pilot = Pilot.inMemory(folder.resolve("data"))
                .with("huitong.publish.maxUndrained", "20")
                .with(URL, first.getJdbcUrl("postgres", "postgres"))
                .start()) {
            Pushes pushes = new Pushes(pilot);
            pushes.many(AT_ONCE);
            pilot.settled("before", Pilot.HALL_INSURED, AT_ONCE);

            first.close();
            until("the edge refuses, for the store is behind")
                    .until(() -> pushes.many(AT_ONCE).stream().anyMatch(answer -> answer.status() == 503));
            assertThat(pushes.down("store").path("message").asText()).contains("it is away", "waits on the bus");

            try (EmbeddedPostgres again = server(port)) {
                assertThat(again.getPort()).isEqualTo(port);
                pushes.recovered("a database that was away");
                pushes.account();
            }
        }
    }

    @Test
    void secondGatewayAndAForeignDataDirectoryAreRefused() throws Exception {
        String url = TestPostgres.database();
        try (Pilot one = Pilot.inMemory(folder.resolve("one")).with(URL, url).start();
                Pilot two = Pilot.inMemory(folder.resolve("two")).with(URL, url)) {
            refused(two, ErrorCode.PUBLISH_STORE_BEHIND);

            one.stop();
            refused(two, ErrorCode.STATE_MISMATCH);

            one.start();
            Pushes pushes = new Pushes(one);
            pushes.many(AT_ONCE);
            pushes.account();
        }
    }

    private static void refused(Pilot pilot, ErrorCode code) {
        assertThatThrownBy(pilot::start)
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    /** A password that could be read in the settings would be everybody's. */
    @Test
    void passwordInTheSettingsIsRefused() throws Exception {
        for (List<String> wrong : List.of(
                List.of(URL, "jdbc:postgresql://127.0.0.1/x?user=a&password=geheim"),
                List.of("huitong.store.password", "geheim"),
                List.of("huitong.store.password", "{{env:HUITONG_NO_SUCH_VARIABLE}}"),
                List.of(URL, "jdbc:h2:mem:x"),
                List.of(URL, "jdbc:postgresql://127.0.0.1:port/x"))) {
            try (Pilot pilot = Pilot.inMemory(folder.resolve("data")).with(wrong.get(0), wrong.get(1))) {
                assertThatThrownBy(pilot::start)
                        .isInstanceOfSatisfying(
                                HuitongException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
                        .hasMessageContaining(wrong.get(0))
                        .hasMessageNotContaining("geheim");
            }
        }
    }
}
