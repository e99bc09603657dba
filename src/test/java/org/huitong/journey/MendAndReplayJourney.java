package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huitong.message.Json;
import org.huitong.pilot.Arrival;
import org.huitong.pilot.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operator's work with what was parked, by the real command line and once by the API, also across restarts. */
@Timeout(120)
class MendAndReplayJourney {
    private static final int REFUSED = 422;

    @TempDir
    private Path folder;

    private Pilot pilot;

    @BeforeEach
    void open() throws Exception {
        pilot = Pilot.inMemory(folder.resolve("data")).start();
    }

    @AfterEach
    void close() throws Exception {
        pilot.close();
    }

    private void accepted(String key, String body) throws Exception {
        assertThat(pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, key, body).status())
                .isEqualTo(202);
    }

    /** The only parked row, once it is there. */
    private JsonNode parked(String stage) throws IOException, InterruptedException {
        String query = "state=parked&stage=" + stage;
        Pilot.until("a row parked at " + stage)
                .until(() -> pilot.desk().rows(query).size() == 1);
        return pilot.desk().rows(query).get(0);
    }

    private static String no(JsonNode row) {
        return row.path("no").asText();
    }

    private String state(JsonNode row) throws IOException, InterruptedException {
        return pilot.desk().row(row.path("no").asLong()).path("state").asText();
    }

    private Desk.Said edit(JsonNode row, String text, int revision) throws IOException {
        Path file = Files.writeString(folder.resolve("mended.json"), text);
        return pilot.desk()
                .cli(
                        "failed",
                        "edit",
                        no(row),
                        "--file",
                        file.toString(),
                        "--revision",
                        Integer.toString(revision),
                        "--as",
                        Desk.WHO,
                        "--reason",
                        "电话核实");
    }

    private Desk.Said replay(JsonNode row) {
        return pilot.desk().cli("replay", "start", no(row), "--as", Desk.WHO);
    }

    private List<Arrival> taken(String name) {
        return pilot.hall.arrivals().stream()
                .filter(arrival ->
                        arrival.status() == 200 && name.equals(arrival.data().get("name")))
                .toList();
    }

    private void history(JsonNode row, String... actions) throws IOException, InterruptedException {
        JsonNode history = pilot.desk().row(row.path("no").asLong()).path("history");
        assertThat(history).extracting(act -> act.path("action").asText()).containsExactly(actions);
        assertThat(history)
                .allSatisfy(act -> assertThat(act.path("actor").asText()).isEqualTo(Desk.WHO));
    }

    @Test
    void recordParkedAtNormalizeIsMendedAndArrivesOnce() throws Exception {
        String bad = Invented.insured(Invented.id(1), "演示甲", "202613");
        accepted("mixed", "[" + bad + "," + Invented.insured(2) + "]");
        JsonNode row = parked("normalize");

        Desk.Said shown = pilot.desk().cli("failed", "show", no(row), "--payload");
        assertThat(shown.exit()).isZero();
        assertThat(shown.out()).contains("NORMALIZE-INVALID", "normalize", "lastPaidMonth", bad);
        assertThat(pilot.desk().cli("failed", "show", no(row)).out())
                .as("no personal data unless asked for")
                .doesNotContain("演示甲");
        assertThat(pilot.desk().cli("failed", "list").out())
                .contains("NORMALIZE-INVALID")
                .doesNotContain("演示甲");

        Desk.Said wrong = edit(row, bad.replace("202613", "202614"), 0);
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err()).contains("NORMALIZE-INVALID", "month").doesNotContain("演示甲");
        assertThat(edit(row, bad.replace("202613", "202612"), 0).exit()).isZero();
        Desk.Said stale = edit(row, bad.replace("202613", "202611"), 0);
        assertThat(stale.exit()).isEqualTo(1);
        assertThat(stale.err()).contains("OPERATE-STALE");

        pilot.restart();
        assertThat(replay(row).exit()).isZero();

        Pilot.until("the mended record arrives").until(() -> !taken("演示甲").isEmpty());
        Pilot.until("its row is resolved").until(() -> state(row).equals("resolved"));
        Tally tally = pilot.settled("after the replay", Pilot.HALL_INSURED, 2);
        assertThat(taken("演示甲")).hasSize(1);
        assertThat(taken("演示甲").get(0).revision()).isEqualTo(1);
        assertThat(taken("演示甲").get(0).data()).containsEntry("lastPaidMonth", "2026-12");
        assertThat(tally.delivered()).isEqualTo(2);
        Tally chimney = pilot.chimney(Pilot.INSURANCE);
        assertThat(chimney.addsUp()).isTrue();
        assertThat(chimney.received()).isEqualTo(2);
        assertThat(chimney.delivered()).isEqualTo(2);
        assertThat(chimney.parked()).isZero();
        history(row, "edit", "replay");
        assertThat(replay(row).out()).contains("OPERATE-STALE");
        assertThat(pilot.desk().row(row.path("no").asLong()).path("input").asText())
                .as("what came stays as it came")
                .isEqualTo(bad);
    }

    /** The far end wants more than our catalog does; one mends the record, not the consumer. */
    @Test
    void recordParkedAtDeliverIsMendedAndSentByItsWorker() throws Exception {
        accepted("refused", "[" + Invented.insured(Invented.id(10), "拒甲") + "," + Invented.insured(11) + "]");
        JsonNode row = parked("deliver");
        String input = row.path("input").asText();
        assertThat(row.path("subscription").asText()).isEqualTo(Pilot.HALL_INSURED);
        assertThat(row.path("code").asText()).isEqualTo("DELIVER-REFUSED");

        assertThat(edit(row, input.replace("\"status\":\"1\"", "\"status\":\"7\""), 0)
                        .err())
                .contains("NORMALIZE-INVALID", "status", "codes");
        assertThat(edit(row, input.replace(Invented.id(10), Invented.id(12)), 0).err())
                .contains("NORMALIZE-INVALID", "identity");
        assertThat(edit(row, "no record", 0).err()).contains("NORMALIZE-INVALID", "form");
        assertThat(edit(row, input.replace("拒甲", "演示乙"), 0).exit()).isZero();
        pilot.restart();
        assertThat(replay(row).exit()).isZero();

        Pilot.until("its row is resolved").until(() -> state(row).equals("resolved"));
        Tally tally = pilot.settled("after the replay", Pilot.HALL_INSURED, 2);
        assertThat(taken("演示乙")).hasSize(1);
        Arrival arrival = taken("演示乙").get(0);
        assertThat(arrival.id())
                .as("the same record")
                .isEqualTo(row.path("record").asText());
        assertThat(arrival.revision()).isEqualTo(1);
        assertThat(tally.delivered()).isEqualTo(2);
        assertThat(tally.parked()).isZero();
        history(row, "edit", "replay");
        assertThat(pilot.hall.repeats()).isZero();
    }

    /** Nothing is wrong with the record: the consumer was mended, so it is replayed as it is. */
    @Test
    void recordIsReplayedAsItIsOnceTheConsumerIsMended() throws Exception {
        pilot.hall.answer(arrival -> REFUSED);
        accepted("as-is", Invented.insured(20));
        JsonNode row = parked("deliver");

        assertThat(replay(row).exit()).isZero();
        Pilot.until("refused a second time")
                .until(() -> pilot.desk()
                                .row(row.path("no").asLong())
                                .path("attempts")
                                .asInt()
                        == 2);
        assertThat(state(row)).isEqualTo("parked");

        pilot.hall.answer(arrival -> null);
        Desk.Said all =
                pilot.desk().cli("replay", "start", "--all", "--subscription", Pilot.HALL_INSURED, "--as", Desk.WHO);
        assertThat(all.exit()).isZero();
        Pilot.until("its row is resolved").until(() -> state(row).equals("resolved"));
        assertThat(taken("演示20")).hasSize(1);
        assertThat(taken("演示20").get(0).revision()).isZero();
        assertThat(pilot.settled("replayed", Pilot.HALL_INSURED, 1).delivered()).isEqualTo(1);
    }

    @Test
    void discardedOnesStayGone() throws Exception {
        accepted(
                "gone",
                "[" + Invented.insured(Invented.id(30), "拒乙") + "," + Invented.insured(Invented.id(31), "演示丙", "x")
                        + "]");
        JsonNode early = parked("normalize");
        JsonNode late = parked("deliver");

        assertThat(pilot.desk()
                        .cli("failed", "discard", no(early), no(late), "--as", Desk.WHO)
                        .exit())
                .as("a reason is asked for")
                .isEqualTo(2);
        assertThat(pilot.desk()
                        .cli("failed", "discard", no(early), no(late), "--reason", "撤销申请", "--as", Desk.WHO)
                        .exit())
                .isZero();
        pilot.restart();

        assertThat(replay(early).exit()).isEqualTo(1);
        assertThat(edit(late, late.path("input").asText().replace("拒乙", "演示丁"), 0)
                        .err())
                .contains("OPERATE-STALE");
        Tally consumer = pilot.settled("after the discards", Pilot.HALL_INSURED, 1);
        assertThat(consumer.discarded()).isEqualTo(1);
        assertThat(consumer.parked()).isZero();
        Tally chimney = pilot.chimney(Pilot.INSURANCE);
        assertThat(chimney.discarded()).isEqualTo(1);
        assertThat(chimney.addsUp()).isTrue();
        history(early, "discard");
        history(late, "discard");
        assertThat(pilot.hall.latest(Pilot.INSURED)).isEmpty();
    }

    /** A later record of the person went ahead: the parked one must not overwrite it any more. */
    @Test
    void parkedRecordNeverLandsAfterALaterOne() throws Exception {
        accepted("first", Invented.insured(Invented.id(40), "拒丙"));
        JsonNode row = parked("deliver");
        accepted("second", Invented.insured(Invented.id(40), "演示戊"));

        Pilot.until("the later one supersedes it").until(() -> state(row).equals("superseded"));
        assertThat(replay(row).out()).contains("OPERATE-STALE");
        Tally tally = pilot.settled("superseded", Pilot.HALL_INSURED, 2);
        assertThat(tally.delivered()).isEqualTo(1);
        assertThat(tally.superseded()).isEqualTo(1);
        assertThat(pilot.hall.held(Pilot.INSURED).values())
                .extracting(person -> person.get("name"))
                .containsExactly("演示戊");
    }

    @Test
    void theSameByTheApiItself() throws Exception {
        String bad = Invented.insured("999999198001010000", "演示己");
        accepted("api", "[" + bad + "," + Invented.insured(51) + "]");
        String path = "/rows/" + no(parked("normalize"));

        Desk.Answer wrong = pilot.desk().call("PUT", path, Json.text(java.util.Map.of("data", bad, "revision", 0)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("errors").get(0).path("rule").asText()).isEqualTo("citizen-id");
        String good = Invented.insured(Invented.id(50), "演示己");
        Desk.Answer fine = pilot.desk().call("PUT", path, Json.text(java.util.Map.of("data", good, "revision", 0)));
        assertThat(fine.status()).isEqualTo(200);
        assertThat(fine.json().path("revision").asInt()).isEqualTo(1);
        assertThat(pilot.desk()
                        .call("PUT", path, Json.text(java.util.Map.of("data", good, "revision", 0)))
                        .status())
                .isEqualTo(409);
        String rows = "{\"rows\":[" + fine.json().path("no").asLong() + "]}";
        assertThat(pilot.desk()
                        .call("POST", "/replays", rows)
                        .json()
                        .path("marked")
                        .asInt())
                .isEqualTo(1);

        Pilot.until("it arrives").until(() -> taken("演示己").size() == 1);
        Pilot.until("its row is resolved")
                .until(() -> pilot.desk()
                        .call("GET", path, null)
                        .json()
                        .path("state")
                        .asText()
                        .equals("resolved"));
        history(fine.json(), "edit", "replay");
    }
}
