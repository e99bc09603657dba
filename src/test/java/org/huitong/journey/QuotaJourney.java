package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huitong.journey.Pilot.until;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.huitong.bench.Installation;
import org.huitong.bench.crash.Preload;
import org.huitong.catalog.Grant;
import org.huitong.pilot.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A grant's quota through the whole gateway, counted by the consumer (crash windows G2 and G3). */
@Timeout(180)
class QuotaJourney {
    private static final String GRANT = "config/grants/" + Pilot.HALL_INSURED + ".yaml";
    private static final String ROUTE = "routes/consumers/government-service.hall/" + Pilot.INSURED + ".camel.yaml";
    private static final int FIRST = 700;

    @TempDir
    private Path folder;

    private static void limit(Path home, String quota) throws IOException {
        String grant = Files.readString(home.resolve(GRANT));
        Files.writeString(home.resolve(GRANT), grant.replace("\nitems:", "\nquota: {" + quota + "}\nitems:"));
    }

    private Path home(String quota) throws IOException {
        Path home = folder.resolve("home");
        Installation.copy(Path.of(""), List.of("config", "connectors", "routes"), home);
        limit(home, quota);
        return home;
    }

    private Pilot pilot(Path home) throws Exception {
        return Pilot.inMemory(home, folder.resolve("data"));
    }

    private static void push(Site site, int first, int count) throws Exception {
        assertThat(site.sender(Pilot.INSURANCE)
                        .push(Pilot.INSURED, "from-" + first, Invented.array(first, count))
                        .status())
                .isEqualTo(202);
    }

    private static Set<String> ids(List<Arrival> arrivals) {
        Set<String> ids = new HashSet<>();
        arrivals.stream().filter(arrival -> arrival.status() == 200).forEach(arrival -> ids.add(arrival.id()));
        return ids;
    }

    private static void overQuota(Desk desk, Site site, long delivered, long held, long waiting) throws Exception {
        until(delivered + " are delivered, and it is over quota")
                .until(() -> site.consumer(Pilot.HALL_INSURED).delivered() == delivered
                        && site.consumer(Pilot.HALL_INSURED).held() == held
                        && site.consumer(Pilot.HALL_INSURED).waiting() == waiting
                        && desk.stateOf(Pilot.HALL_INSURED).equals("closed"));
        assertThat(ids(site.hall().arrivals())).hasSize((int) delivered);
        assertThat(site.consumer(Pilot.HALL_INSURED).addsUp()).isEqualTo(waiting == 0);
    }

    /** The wall clock of a process, which this one sets; it begins five minutes into an hour. */
    private final class Clock {
        private final Path file = folder.resolve("clock");
        private final Duration begin;

        Clock() throws IOException {
            ZonedDateTime now = Instant.now().atZone(Grant.ZONE);
            // In the middle of the day: no step of an hour or two is one into another day.
            begin = Duration.between(
                    now,
                    now.truncatedTo(ChronoUnit.DAYS).plusDays(1).plusHours(10).plusMinutes(5));
            ahead(0);
        }

        void ahead(int hours) throws IOException {
            byte[] seconds = ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .putLong(begin.plusHours(hours).toSeconds())
                    .array();
            // Not truncated: the gateway has it in its memory.
            Files.write(file, seconds, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
    }

    @Test
    void soManyAnHourGoOutInOrderAndTheClockMayBeSetBack() throws Exception {
        assumeTrue(Preload.compiler().isPresent(), "no C compiler: the clock of a process is not set without one");
        Clock clock = new Clock();
        Path library = Preload.compile("clock", folder);
        try (PilotProcess pilot = new PilotProcess(folder)) {
            limit(pilot.home, "records: {hour: 5}, calls: {hour: 100}");
            pilot.start(new PilotProcess.Limits(
                    Map.of("LD_PRELOAD", library.toString(), "HUITONG_CLOCK", clock.file.toString()), 0, List.of()));
            push(pilot, FIRST, 12);
            overQuota(pilot.desk(), pilot, 5, 7, 0);
            JsonNode status = pilot.desk().status("subscriptions", "id", Pilot.HALL_INSURED);
            assertThat(status.path("cause").asText())
                    .startsWith("DELIVER-QUOTA: over quota until 11:00 (Asia/Shanghai): the 5 records of this hour");
            assertThat(status.path("next_probe").asText()).endsWith("T03:00:00Z");
            push(pilot, FIRST + 12, 3);
            overQuota(pilot.desk(), pilot, 5, 7, 3);
            assertThat(observed(pilot, "health")).contains("quotas", "over quota until 11:00");
            assertThat(observed(pilot, "metrics"))
                    .containsPattern("huitong_grants_closed_total\\{[^}]*quota-records-hour[^}]*} 1.0");

            clock.ahead(1);
            overQuota(pilot.desk(), pilot, 10, 2, 3);
            clock.ahead(0);
            until("the hour before has come again")
                    .until(() -> pilot.desk()
                            .status("subscriptions", "id", Pilot.HALL_INSURED)
                            .path("cause")
                            .asText()
                            .contains("until 11:00"));
            overQuota(pilot.desk(), pilot, 10, 2, 3);
            clock.ahead(2);
            pilot.settled("all are out in the third hour", Pilot.HALL_INSURED, 15);

            List<String> names = pilot.hall.arrivals().stream()
                    .map(arrival -> arrival.data().get("name"))
                    .toList();
            assertThat(names).hasSize(15).doesNotHaveDuplicates();
            assertThat(names.subList(12, 15))
                    .as("what was held went first")
                    .containsExactlyInAnyOrder("演示" + (FIRST + 12), "演示" + (FIRST + 13), "演示" + (FIRST + 14));
            assertThat(pilot.hall.stepsBack()).isZero();
        }
    }

    private static String observed(Site site, String what) throws Exception {
        return java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create(site.observe() + "/" + what))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void recordThatIsRefusedOrTriedAgainIsCountedOnce() throws Exception {
        try (Pilot pilot = pilot(home("records: {day: 6}, calls: {day: 1000}"))) {
            Set<String> tried = ConcurrentHashMap.newKeySet();
            String bad = "演示" + (FIRST + 3);
            pilot.hall.answer(arrival -> {
                if (arrival.data().get("name").equals(bad) && arrival.revision() == 0) {
                    return 422;
                }
                return tried.add(arrival.id()) ? 503 : null;
            });
            pilot.start();
            push(pilot, FIRST, 6);

            until("five are delivered, each after a failure, and one is parked")
                    .until(() -> pilot.consumer(Pilot.HALL_INSURED).delivered() == 5
                            && pilot.consumer(Pilot.HALL_INSURED).parked() == 1);
            assertThat(pilot.hall.arrivals()).hasSizeGreaterThan(10);
            JsonNode row = pilot.desk()
                    .rows("state=parked&subscription=" + Pilot.HALL_INSURED)
                    .get(0);
            Path mended = folder.resolve("mended.json");
            Files.writeString(mended, row.path("input").asText().replace(bad, "改名"));
            String no = row.path("no").asText();
            assertThat(pilot.desk()
                            .cli(
                                    "failed",
                                    "edit",
                                    no,
                                    "--file",
                                    mended.toString(),
                                    "--revision",
                                    "0",
                                    "--as",
                                    Desk.WHO,
                                    "--reason",
                                    "电话核实")
                            .exit())
                    .isZero();
            pilot.desk().cli("replay", "start", no, "--as", Desk.WHO);

            until("the mended one is delivered, for it was counted")
                    .until(() -> pilot.consumer(Pilot.HALL_INSURED).delivered() == 6);
            push(pilot, FIRST + 6, 1);
            overQuota(pilot.desk(), pilot, 6, 0, 1);
        }
    }

    @Test
    void batchIsCutToWhatIsLeft() throws Exception {
        Path home = home("records: {day: 40}");
        String route = Files.readString(home.resolve(ROUTE)).replace("http-json-sink", "http-json-batch-sink");
        Files.writeString(home.resolve(ROUTE), route + """
                      - name: batch
                        value: "16"
                      - name: atomic
                        value: "true"
                """);
        try (BatchHall hall = new BatchHall();
                Pilot pilot =
                        pilot(home).with("hall.url", hall.uri().toString()).start()) {
            push(pilot, FIRST, 60);

            until("40 are delivered, the rest of the slice is held")
                    .until(() -> pilot.consumer(Pilot.HALL_INSURED).delivered() == 40
                            && pilot.consumer(Pilot.HALL_INSURED).held() == 20);
            assertThat(hall.effects()).hasSize(40).doesNotHaveDuplicates();
            assertThat(hall.calls()).as("three, one of them cut").hasSize(3);
            assertThat(pilot.desk().stateOf(Pilot.HALL_INSURED)).isEqualTo("closed");

            pilot.restart();
            push(pilot, FIRST + 60, 5);
            until("a restart gives nothing anew")
                    .until(() -> pilot.consumer(Pilot.HALL_INSURED).waiting() == 5
                            && pilot.desk().stateOf(Pilot.HALL_INSURED).equals("closed"));
            assertThat(hall.effects()).hasSize(40);
        }
    }

    /** Blocks of a quota of 40 are of one record: each death may lose one. */
    @Test
    void killedGatewayIsNeverOverAndLosesABlockAKill() throws Exception {
        int kills = 2;
        try (PilotProcess pilot = new PilotProcess(folder)) {
            limit(pilot.home, "records: {day: 40}");
            Semaphore answers = new Semaphore(0);
            pilot.hall.answer(arrival -> {
                answers.acquireUninterruptibly();
                return null;
            });
            pilot.start(PilotProcess.Limits.NONE);
            push(pilot, FIRST, 60);
            for (int kill = 0; kill < kills; kill++) {
                answers.release(10);
                until("calls hang in the hall")
                        .until(() -> answers.availablePermits() == 0 && answers.hasQueuedThreads());
                pilot.process().destroyForcibly().waitFor(30, TimeUnit.SECONDS);
                pilot.start(PilotProcess.Limits.NONE);
            }
            answers.release(10_000);
            until("it is over quota")
                    .until(() -> pilot.desk().stateOf(Pilot.HALL_INSURED).equals("closed")
                            && pilot.consumer(Pilot.HALL_INSURED).held() > 0);

            assertThat(ids(pilot.hall.arrivals())).hasSizeBetween(40 - kills, 40);
        }
    }
}
