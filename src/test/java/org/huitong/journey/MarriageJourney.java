package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huitong.message.Json;
import org.huitong.pilot.Arrival;
import org.huitong.pilot.MarriageRegistry;
import org.huitong.pilot.PushAnswer;
import org.huitong.pilot.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sample.Expected;
import sample.MarriageDefect;
import sample.MarriagePush;
import sample.Marriages;
import sample.Registration;
import sample.SampleData;

/** The marriage registry end to end: bytes that are not of the charset they say, to the records that the hall holds. */
@Timeout(120)
class MarriageJourney {
    private static final String SUBSCRIPTION = "government-service.hall." + Marriages.RESOURCE;
    private static final Map<MarriageDefect, String> ITEM_AT_FAULT = Map.of(
            MarriageDefect.WRONG_CHECK_CHARACTER, "citizenId",
            MarriageDefect.LOST_CHARACTER, "name",
            MarriageDefect.UNKNOWN_STATUS, "maritalStatus",
            MarriageDefect.IMPOSSIBLE_DATE, "registeredOn");

    @TempDir
    private Path folder;

    private final Marriages marriages = Marriages.of(SampleData.of(3, 120));
    private final Map<String, PushAnswer> answers = new HashMap<>();
    private Pilot pilot;

    @Test
    void fromBytesToTheHall() throws Exception {
        try (Pilot opened = Pilot.inMemory(folder.resolve("data"))) {
            pilot = opened.start();
            feed();
            pilot.settled("after the registrations");
            hallHoldsWhatIsExpected();
            badPartiesAreParkedAlone();
            countsAddUp();
            whatWasRepairedAndDoubtedIsCounted();
        }
    }

    private void feed() throws InterruptedException {
        try (MarriageRegistry registry = new MarriageRegistry(
                pilot.gateway().dataPlane(), pilot.gateway().tokenOf(Marriages.SYSTEM))) {
            for (MarriagePush push : marriages.pushes()) {
                PushAnswer answer = registry.push(push);
                assertThat(answer.status()).as(answer.body()).isEqualTo(push.allInvalid() ? 422 : 202);
                PushAnswer first = answers.putIfAbsent(push.idempotencyKey(), answer);
                assertThat(first == null || first.body().equals(answer.body()))
                        .as("a repeat gets the same receipt")
                        .isTrue();
            }
        }
    }

    private void hallHoldsWhatIsExpected() {
        Map<String, Map<String, String>> held = pilot.hall.held(Marriages.RESOURCE);
        assertThat(held)
                .isEqualTo(marriages.hall(pilot.gateway().maskSecret(SUBSCRIPTION)))
                .isNotEmpty();
        assertThat(held.values().stream().map(items -> items.get("name")))
                .as("neither is of GB 2312, nor is a dot another")
                .contains("䶮", "㛃", "阿依古丽·依明");
        assertThat(pilot.hall.repeats()).isZero();
        assertThat(pilot.hall.stepsBack()).isZero();
    }

    /** The row holds the bad party and what encloses it, and not the other one. */
    private void badPartiesAreParkedAlone() throws Exception {
        Map<String, JsonNode> rows = pilot.desk().rows("stage=normalize&state=parked").stream()
                .collect(Collectors.toMap(row -> row.path("record").asText(), row -> row));
        for (MarriagePush push : marriages.pushes()) {
            if (push.repeat() || push.allInvalid()) {
                continue;
            }
            String intake = answers.get(push.idempotencyKey()).receipt().intake();
            for (int at = 0; at < push.registrations().size(); at++) {
                List<Registration.Party> parties = push.registrations().get(at).parties();
                for (int party = 0; party < parties.size(); party++) {
                    String place = intake + "-" + at + "." + party;
                    JsonNode row = rows.remove(place);
                    assertThat(row != null)
                            .as(parties.get(party).defect() + " is parked")
                            .isEqualTo(parties.get(party).defect().fatal());
                    if (row != null) {
                        parked(row, at, party, parties);
                    }
                }
            }
        }
        assertThat(rows).as("nothing else is parked").isEmpty();
    }

    private static void parked(JsonNode row, int at, int party, List<Registration.Party> parties) {
        MarriageDefect defect = parties.get(party).defect();
        assertThat(row.path("code").asText()).isEqualTo("NORMALIZE-INVALID");
        assertThat(row.path("item").asText()).isEqualTo(ITEM_AT_FAULT.get(defect));
        String place = "/HYDJ/DATA/RECORD[" + (at + 1) + "]/";
        assertThat(row.path("text").asText())
                .startsWith(defect.ofBoth() ? place + "DJRQ" : place + "DSR[" + (party + 1) + "]/");
        JsonNode input = Json.read(row.path("input").asText(), JsonNode.class);
        assertThat(input.path("DSR")).hasSize(1);
        assertThat(input.at("/DSR/0/@XB").asText())
                .isEqualTo(parties.get(party).person().sex().equals("1") ? "男" : "女");
        assertThat(input.path("ZSBH").asText()).isNotEmpty();
    }

    private void countsAddUp() throws Exception {
        Expected.Counts expected = marriages.counts();
        Tally registry = pilot.chimney(Marriages.SYSTEM);
        assertThat(registry)
                .isEqualTo(new Tally(
                        expected.received(),
                        expected.accepted(),
                        0,
                        expected.parked(),
                        0,
                        0,
                        expected.rejected(),
                        expected.repeats(),
                        0));
        Set<String> refused = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (Arrival arrival : pilot.hall.arrivals()) {
            (arrival.status() == 200 ? taken : refused).add(arrival.id());
        }
        Tally hall = pilot.consumer(SUBSCRIPTION);
        assertThat(hall.received()).isEqualTo(expected.accepted());
        assertThat(hall.delivered()).isEqualTo(taken.size());
        assertThat(hall.parked()).isEqualTo(refused.size());
        assertThat(pilot.desk().rows("state=parked&subscription=" + SUBSCRIPTION).stream()
                        .map(row -> row.path("record").asText()))
                .containsExactlyInAnyOrderElementsOf(refused);
    }

    private void whatWasRepairedAndDoubtedIsCounted() throws Exception {
        String metrics = Sender.get(pilot.observe() + "/metrics").body();
        assertThat(metrics.lines().filter(line -> line.startsWith("huitong_quality") && line.contains("marriage")))
                .as("the repairs of ids and dots, and the sex that is not the id's")
                .anyMatch(line -> line.contains("item=\"sex\""))
                .anyMatch(line -> line.contains("item=\"name\"") && line.contains("dot"))
                .anyMatch(line -> line.contains("item=\"citizenId\""));
    }
}
