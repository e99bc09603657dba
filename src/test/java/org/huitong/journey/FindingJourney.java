package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huitong.journey.Pilot.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does at night to find out what has failed and why, by the command line. */
@Timeout(180)
class FindingJourney {
    private static final int BAD = 4;

    @TempDir
    private Path folder;

    @Test
    void fromTheCausesToOneRecordAndItsLife() throws Exception {
        try (Pilot pilot = Pilot.inMemory(folder.resolve("data")).start()) {
            String bad = IntStream.range(0, BAD)
                    .mapToObj(i -> Invented.insured(Invented.id(i), "演示" + i, "202613"))
                    .collect(Collectors.joining(",", "[", "]"));
            assertThat(pilot.sender(Pilot.INSURANCE)
                            .push(Pilot.INSURED, "months", bad.replace("]", "," + Invented.insured(50) + "]"))
                            .status())
                    .isEqualTo(202);
            String refused = Invented.insured(Invented.id(10), "拒甲");
            assertThat(pilot.sender(Pilot.INSURANCE)
                            .push(Pilot.INSURED, "refused", refused)
                            .status())
                    .isEqualTo(202);
            until("all are parked")
                    .until(() -> pilot.desk().rows("state=parked").size() == BAD + 1);

            Desk.Said groups = pilot.desk().cli("failed", "group");
            assertThat(groups.out())
                    .contains("NORMALIZE-INVALID", "lastPaidMonth month", "DELIVER-REFUSED", "http 422");
            JsonNode months = group(pilot, "NORMALIZE-INVALID");
            assertThat(months.path("parked").asInt()).isEqualTo(BAD);
            assertThat(months.path("system").asText()).isEqualTo(Pilot.INSURANCE);
            assertThat(months.path("trend").get(11).asInt()).isEqualTo(BAD);

            JsonNode listed = pilot.desk()
                    .cli("failed", "list", "--group", months.path("id").asText(), "--from", "2h", "--json")
                    .json();
            assertThat(listed.path("rows")).hasSize(BAD);
            assertThat(listed.path("rows").get(0).has("input")).isFalse();
            String intake = listed.path("rows").get(0).path("intake").asText();
            assertThat(pilot.desk()
                            .cli("failed", "list", "--intake", intake, "--json")
                            .json()
                            .path("rows"))
                    .hasSize(BAD);

            Desk.Said byText = pilot.desk().cli("failed", "list", "--text", "拒甲", "--json");
            assertThat(byText.json().path("rows")).hasSize(1);
            JsonNode byKey = pilot.desk()
                    .cli("failed", "list", "--key", Invented.id(10), "--json")
                    .json();
            assertThat(byKey.path("rows")).isEqualTo(byText.json().path("rows"));
            assertThat(pilot.desk()
                            .cli("failed", "list", "--key", Invented.id(11))
                            .out())
                    .contains("Nothing to show");

            String no = byKey.path("rows").get(0).path("no").asText();
            pilot.desk().cli("replay", "start", no, "--as", Desk.WHO);
            until("it was refused again")
                    .until(() -> pilot.desk()
                                    .row(Long.parseLong(no))
                                    .path("attempts")
                                    .asInt()
                            == 2);
            JsonNode life = pilot.desk().row(Long.parseLong(no)).path("timeline");
            assertThat(life)
                    .extracting(step -> step.path("action").asText())
                    .containsExactly("failed", "replay", "failed");
            assertThat(life.get(0).path("by").asText()).contains("@");
            assertThat(life.get(1).path("by").asText()).isEqualTo(Desk.WHO);
            assertThat(life.get(2).path("answer").asText()).contains("http 422");
            assertThat(pilot.desk().cli("failed", "show", no).out())
                    .contains("http 422")
                    .doesNotContain("拒甲");
        }
    }

    private static JsonNode group(Pilot pilot, String code) {
        JsonNode groups =
                pilot.desk().cli("failed", "group", "--code", code, "--json").json();
        assertThat(groups.path("groups")).hasSize(1);
        return groups.path("groups").get(0);
    }

    /** "Did you send Mr. X?", of one that nothing is wrong with. */
    @Test
    void whatBecameOfEveryRecord() throws Exception {
        try (Pilot pilot = Pilot.inMemory(folder.resolve("data")).start()) {
            String both =
                    "[" + Invented.insured(Invented.id(20), "演示") + "," + Invented.insured(Invented.id(21), "拒甲") + "]";
            assertThat(pilot.sender(Pilot.INSURANCE)
                            .push(Pilot.INSURED, "two", both)
                            .status())
                    .isEqualTo(202);

            until("the store knows")
                    .until(() -> sightings(pilot, 20).size() == 2
                            && sightings(pilot, 21).size() == 2);

            JsonNode fine = sightings(pilot, 20);
            assertThat(fine.get(0).path("as").asText()).isEqualTo("delivered");
            assertThat(fine.get(1).path("as").asText()).isEqualTo("published");
            assertThat(fine.get(1).path("where").asText()).isEqualTo(Pilot.INSURANCE + "/" + Pilot.INSURED);
            assertThat(fine.get(0).path("record")).isEqualTo(fine.get(1).path("record"));
            assertThat(sightings(pilot, 21).get(0).path("as").asText()).isEqualTo("parked");
            assertThat(sightings(pilot, 22)).isEmpty();
        }
    }

    private static JsonNode sightings(Pilot pilot, int person) throws Exception {
        return pilot.desk().cli("sent", Invented.id(person), "--json").json().path("sightings");
    }
}
