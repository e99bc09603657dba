package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.message.Json;
import org.huitong.pilot.Arrival;
import org.huitong.pilot.PushAnswer;
import org.huitong.pilot.SocialInsuranceBureau;
import org.huitong.pilot.Tally;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sample.Chimney;
import sample.DefectKind;
import sample.Expected;
import sample.InsuranceRecord;
import sample.PopulationRow;
import sample.Push;
import sample.SampleData;

/** The pilot end to end: what the consumers hold is what a second program computes from the seed alone. */
@Timeout(180)
class PilotJourney {
    private static final int PEOPLE = 120;
    private static final int ROWS_AT_ONCE = 25;
    private static final Map<DefectKind, String> ITEM_AT_FAULT = Map.of(
            DefectKind.WRONG_CHECK_CHARACTER, "citizenId",
            DefectKind.SCIENTIFIC_ID, "citizenId",
            DefectKind.MISSING_NAME, "name",
            DefectKind.IMPOSSIBLE_DATE, "birthDate",
            DefectKind.MONTH_THIRTEEN, "lastPaidMonth",
            DefectKind.WORDS_FOR_A_NUMBER, "paidMonths");

    @TempDir
    private Path folder;

    private Pilot pilot;
    private SampleData sample;
    private Expected expected;
    private final Map<String, List<PushAnswer>> answers = new HashMap<>();

    @Test
    @DisplayName("seed 1, both legacy databases PostgreSQL")
    void onPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            database(postgres, "population");
            database(postgres, "realestate");
            travel(1, postgres.getJdbcUrl("postgres", "population"), postgres.getJdbcUrl("postgres", "realestate"));
        }
    }

    @Test
    @DisplayName("seed 2, both legacy databases H2")
    void onH2() throws Exception {
        travel(2, Pilot.memory("bureau"), Pilot.memory("registry"));
    }

    @Test
    @DisplayName("a seed drawn at random and printed")
    void onAnySeed() throws Exception {
        travel(new SecureRandom().nextInt(1_000_000), Pilot.memory("bureau"), Pilot.memory("registry"));
    }

    private static void database(EmbeddedPostgres postgres, String name) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
    }

    private void travel(long seed, String bureauUrl, String registryUrl) throws Exception {
        System.out.println("PilotJourney: seed " + seed);
        sample = SampleData.of(seed, PEOPLE);
        expected = Expected.of(sample);
        try (Pilot opened = new Pilot(Path.of(""), folder.resolve("data"), bureauUrl, registryUrl)) {
            pilot = opened.start();
            feed();
            arrive();
            everyDefectIsPlanted();
            storesHoldWhatIsExpected();
            harmlessDefectsAreSeenByNobody();
            fatalOnesAreParkedAsTheyCame();
            rejectedPushesLeaveNothing();
            repeatsGetTheSameReceipt();
            refusedOnesAreParkedAtTheHall();
            countsAddUpWithTheFarEnds();
        }
    }

    /** In the order of the script, but without its pauses. */
    private void feed() throws SQLException, InterruptedException {
        try (SocialInsuranceBureau insurance = new SocialInsuranceBureau(
                pilot.gateway().dataPlane(), pilot.gateway().tokenOf(Pilot.INSURANCE))) {
            List<PopulationRow> due = new ArrayList<>();
            for (SampleData.Event event : sample.script()) {
                if (event instanceof PopulationRow row) {
                    due.add(row);
                } else if (event instanceof Push push) {
                    answers.computeIfAbsent(push.idempotencyKey(), key -> new ArrayList<>())
                            .add(insurance.push(push));
                }
                if (due.size() == ROWS_AT_ONCE) {
                    pilot.bureau.apply(due);
                    due.clear();
                }
            }
            pilot.bureau.apply(due);
        }
    }

    private void arrive() {
        String last = Long.toString(sample.rows().get(sample.rows().size() - 1).updSeq());
        Pilot.until("the population table is read to its end")
                .ignoreExceptions()
                .until(() -> pilot.desk()
                        .status("sources", "system", Pilot.BUREAU)
                        .path("watermark")
                        .asText()
                        .equals(last));
        Pilot.until("every push is counted, also those that left nothing")
                .until(() -> pilot.chimney(Pilot.INSURANCE).received()
                        == expected.insurance().received());
        pilot.settled("after the sample");
    }

    private void everyDefectIsPlanted() {
        for (DefectKind kind : DefectKind.values()) {
            long planted = kind == DefectKind.HALL_REFUSES
                    ? expected.hallArrivals(Chimney.POPULATION).parked()
                    : sample.planted(kind);
            assertThat(planted).as("planted of " + kind).isPositive();
        }
    }

    private void storesHoldWhatIsExpected() throws SQLException {
        byte[] people = pilot.gateway().maskSecret(Pilot.HALL_PEOPLE);
        byte[] insured = pilot.gateway().maskSecret(Pilot.HALL_INSURED);
        assertThat(pilot.hall.held(Pilot.PEOPLE)).isEqualTo(expected.hall(Chimney.POPULATION, people));
        assertThat(pilot.hall.held(Pilot.INSURED)).isEqualTo(expected.hall(Chimney.INSURANCE, insured));
        assertThat(pilot.registry.held()).isEqualTo(expected.realEstate());
        assertThat(pilot.hall.arrivals())
                .as("what was not granted")
                .allSatisfy(arrival -> assertThat(arrival.data())
                        .doesNotContainKeys(
                                "address", "nation", "householdId", "baseAmount", "unitName", "paidMonths"));
    }

    /** Every state of a person that reached the hall is the truth, whatever the legacy system made of it. */
    private void harmlessDefectsAreSeenByNobody() {
        byte[] secret = pilot.gateway().maskSecret(Pilot.HALL_PEOPLE);
        Map<Long, PopulationRow> rows = new HashMap<>();
        sample.rows().forEach(row -> rows.put(row.updSeq(), row));
        for (Arrival arrival : pilot.hall.arrivals()) {
            if (arrival.resource().equals(Pilot.PEOPLE)) {
                PopulationRow row = rows.get(arrival.version());
                assertThat(row.defect().fatal()).isFalse();
                assertThat(arrival.key()).isEqualTo(Expected.mask(row.truth().citizenId(), secret));
                assertThat(arrival.data()).containsEntry("name", row.truth().name());
                assertThat(arrival.data().get("birthDate"))
                        .isEqualTo(
                                row.truth().birthDate() == null
                                        ? null
                                        : row.truth().birthDate().toString());
            }
        }
    }

    private void fatalOnesAreParkedAsTheyCame() throws IOException, InterruptedException {
        Map<Long, JsonNode> byChange = new HashMap<>();
        Map<String, List<JsonNode>> byInput = new HashMap<>();
        for (JsonNode row : pilot.desk().rows("stage=normalize&state=parked")) {
            String input = row.path("input").asText();
            assertThat(row.path("code").asText()).isEqualTo("NORMALIZE-INVALID");
            assertThat(row.path("text").asText()).isNotBlank();
            if (row.path("system").asText().equals(Pilot.BUREAU)) {
                assertThat(byChange.put(
                                Json.read(input, JsonNode.class).path("UPD_SEQ").asLong(), row))
                        .as("one row per record")
                        .isNull();
            } else {
                byInput.computeIfAbsent(input, i -> new ArrayList<>()).add(row);
            }
        }
        parkedPeople(byChange);
        parkedDeclarations(byInput);
    }

    private void parkedPeople(Map<Long, JsonNode> byChange) {
        for (PopulationRow row : sample.rows()) {
            JsonNode parked = byChange.remove(row.updSeq());
            assertThat(parked != null)
                    .as(row.defect() + " is parked")
                    .isEqualTo(row.defect().fatal());
            if (parked != null) {
                assertThat(parked.path("item").asText()).isEqualTo(itemAtFault(row.defect(), "sex"));
                JsonNode input = Json.read(parked.path("input").asText(), JsonNode.class);
                assertThat(input.path("XM").asText()).isEqualTo(row.columns().xm());
                assertThat(input.path("GMSFHM").asText())
                        .as("CHAR as the database pads it")
                        .isEqualTo(padded(row.columns().gmsfhm(), 20));
            }
        }
        assertThat(byChange).isEmpty();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private void parkedDeclarations(Map<String, List<JsonNode>> byInput) {
        for (Push push : sample.pushes()) {
            if (push.repeat() || push.allInvalid()) {
                continue;
            }
            for (InsuranceRecord record : push.records()) {
                if (record.defect().fatal()) {
                    List<JsonNode> parked = byInput.get(record.json());
                    assertThat(parked)
                            .as(record.defect() + " is parked untouched")
                            .isNotEmpty();
                    JsonNode row = parked.remove(0);
                    assertThat(row.path("item").asText()).isEqualTo(itemAtFault(record.defect(), "status"));
                }
            }
        }
        assertThat(byInput.values()).as("nothing else is parked").allMatch(List::isEmpty);
    }

    private static String itemAtFault(DefectKind kind, String coded) {
        return kind == DefectKind.UNKNOWN_CODE ? coded : ITEM_AT_FAULT.get(kind);
    }

    private void rejectedPushesLeaveNothing() {
        for (Push push : sample.pushes()) {
            PushAnswer answer = answers.get(push.idempotencyKey()).get(0);
            assertThat(answer.status()).isEqualTo(push.allInvalid() ? 422 : 202);
            if (push.allInvalid()) {
                JsonNode problem = Json.read(answer.body(), JsonNode.class);
                assertThat(problem.path("code").asText()).isEqualTo("NORMALIZE-INVALID");
                assertThat(problem.path("errors")).hasSize(push.records().size());
            }
        }
        assertThat(pilot.chimney(Pilot.INSURANCE).rejected())
                .isEqualTo(expected.insurance().rejected());
    }

    private void repeatsGetTheSameReceipt() {
        for (Push push : sample.pushes()) {
            if (push.repeat()) {
                List<PushAnswer> said = answers.get(push.idempotencyKey());
                assertThat(said).hasSizeGreaterThan(1);
                assertThat(said.stream().map(PushAnswer::body).distinct()).hasSize(1);
            }
        }
    }

    private void refusedOnesAreParkedAtTheHall() throws IOException, InterruptedException {
        for (Chimney chimney : Chimney.values()) {
            Set<String> refused = new HashSet<>();
            pilot.hall.arrivals().stream()
                    .filter(arrival -> arrival.resource().equals(chimney.resource()) && arrival.status() == 422)
                    .forEach(arrival -> refused.add(arrival.id()));
            Set<String> parked = new HashSet<>();
            String subscription = "government-service.hall." + chimney.resource();
            for (JsonNode row : pilot.desk().rows("state=parked&subscription=" + subscription)) {
                assertThat(row.path("stage").asText()).isEqualTo("deliver");
                assertThat(row.path("code").asText()).isEqualTo("DELIVER-REFUSED");
                assertThat(row.path("text").asText()).contains("422");
                assertThat(row.path("input").asText()).contains("\"name\":\"拒");
                parked.add(row.path("record").asText());
            }
            assertThat(parked).isEqualTo(refused);
            assertThat((long) parked.size())
                    .isEqualTo(pilot.consumer(subscription).parked());
            assertThat(parked.size())
                    .isGreaterThanOrEqualTo(expected.hallArrivals(chimney).parked());
        }
    }

    private void countsAddUpWithTheFarEnds() throws SQLException {
        Tally insurance = pilot.chimney(Pilot.INSURANCE);
        Tally people = pilot.chimney(Pilot.BUREAU);
        assertThat(counts(insurance)).isEqualTo(expected.insurance());
        assertThat(people.received()).isBetween((long) expected.population().received() - expected.overwritten(), (long)
                expected.population().received());
        assertThat(people.parked()).isEqualTo(expected.population().parked());
        hallCounts(Pilot.HALL_PEOPLE, people);
        hallCounts(Pilot.HALL_INSURED, insurance);
        Tally registry = pilot.consumer(Pilot.REGISTRY_PEOPLE);
        assertThat(registry.received()).isEqualTo(people.delivered());
        assertThat(registry.parked()).isZero();
        assertThat(registry.delivered())
                .isGreaterThanOrEqualTo(pilot.registry.rows().size());
        assertThat(pilot.hall.repeats()).isZero();
        assertThat(pilot.hall.stepsBack()).isZero();
        assertThat(pilot.hall.unauthorized()).isZero();
    }

    private void hallCounts(String subscription, Tally chimney) {
        Tally tally = pilot.consumer(subscription);
        long taken = pilot.hall.arrivals().stream()
                .filter(arrival -> subscription.endsWith("." + arrival.resource()) && arrival.status() == 200)
                .count();
        assertThat(tally.received()).isEqualTo(chimney.delivered());
        assertThat(tally.delivered()).as("by the hall's own count").isEqualTo(taken);
        assertThat(tally.received()).isEqualTo(tally.delivered() + tally.superseded() + tally.parked());
    }

    private static Expected.Counts counts(Tally tally) {
        return new Expected.Counts(
                (int) tally.received(), (int) tally.delivered(), (int) tally.parked(), (int) tally.rejected(), (int)
                        tally.repeats());
    }
}
