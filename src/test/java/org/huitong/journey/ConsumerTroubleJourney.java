package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.huitong.pilot.Arrival;
import org.huitong.pilot.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service hall in trouble: away, with its door changed, refusing one record, failing for ever at another. */
@Timeout(120)
class ConsumerTroubleJourney {
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

    private JsonNode insured() throws IOException, InterruptedException {
        return pilot.desk().status("subscriptions", "id", Pilot.HALL_INSURED);
    }

    private boolean alarms(String code) throws IOException, InterruptedException {
        return StreamSupport.stream(pilot.desk().status().path("alarms").spliterator(), false)
                .anyMatch(alarm -> alarm.path("code").asText().equals(code)
                        && alarm.path("subject").asText().equals(Pilot.HALL_INSURED));
    }

    private List<String> namesTaken() {
        return pilot.hall.arrivals().stream()
                .filter(arrival -> arrival.status() == 200)
                .map(arrival -> arrival.data().get("name"))
                .toList();
    }

    /** The record with this name is answered so, all others as usual. */
    private void answer(String name, Integer status) {
        pilot.hall.answer(arrival -> name.equals(arrival.data().get("name")) ? status : null);
    }

    @Test
    void hallThatIsDownParksNothingAndLosesNothing() throws Exception {
        accepted("before", Invented.array(1, 10));
        pilot.settled("before the hall goes down", Pilot.HALL_INSURED, 10);

        pilot.hall.setDown(true);
        for (int push = 0; push < 5; push++) {
            accepted("down-" + push, Invented.array(100 + push * 10, 10));
        }
        Pilot.until("the worker pauses")
                .until(() -> insured().path("state").asText().equals("paused"));
        Pilot.until("the alarm is up").until(() -> alarms("DELIVER-OUTAGE"));
        Pilot.until("two probes have failed").until(() -> {
            String first = insured().path("next_probe").asText();
            return !first.isEmpty() && first.compareTo(insured().path("since").asText()) > 0;
        });
        Pilot.until("all of them wait").until(() -> insured().path("waiting").asLong() == 50);
        assertThat(insured().path("parked").asLong()).isZero();

        pilot.hall.setDown(false);
        Tally after = pilot.settled("the hall is up again", Pilot.HALL_INSURED, 60);

        assertThat(after.parked()).isZero();
        assertThat(after.delivered()).isEqualTo(60);
        assertThat(pilot.hall.latest(Pilot.INSURED)).hasSize(60);
        Pilot.until("open, no alarm")
                .until(() -> insured().path("state").asText().equals("open"));
        assertThat(alarms("DELIVER-OUTAGE")).isFalse();
    }

    @Test
    void everyKeyArrivesInOrderAfterAnOutage() throws Exception {
        pilot.hall.setDown(true);
        for (int turn = 0; turn < 20; turn++) {
            accepted("turn-" + turn, Invented.insured(Invented.id(turn % 4), "演示轮" + turn));
        }
        Pilot.until("the worker pauses")
                .until(() -> insured().path("state").asText().equals("paused"));
        pilot.hall.setDown(false);
        Tally tally = pilot.settled("the hall is up again", Pilot.HALL_INSURED, 20);

        assertThat(pilot.hall.stepsBack()).isZero();
        assertThat(pilot.hall.held(Pilot.INSURED).values())
                .extracting(person -> person.get("name"))
                .containsExactlyInAnyOrder("演示轮16", "演示轮17", "演示轮18", "演示轮19");
        assertThat(tally.delivered() + tally.superseded()).isEqualTo(20);
    }

    @Test
    void changedTokenPausesWithAnAlarmAndParksNothing() throws Exception {
        pilot.hall.setToken("another");
        accepted("denied", Invented.array(200, 30));

        Pilot.until("the worker pauses")
                .until(() -> insured().path("state").asText().equals("paused"));
        assertThat(alarms("DELIVER-CONNECTOR")).isTrue();
        assertThat(insured().path("cause").asText())
                .startsWith("DELIVER-CONNECTOR")
                .contains("401");
        Pilot.until("it has knocked again").until(() -> pilot.hall.unauthorized() > 2);
        Pilot.until("all of them wait").until(() -> insured().path("waiting").asLong() == 30);
        assertThat(insured().path("parked").asLong()).isZero();
        assertThat(pilot.desk().cli("status").exit()).isEqualTo(1);

        pilot.hall.setToken(Pilot.HALL_TOKEN);
        assertThat(pilot.desk()
                        .cli("resume", Pilot.HALL_INSURED, "--as", Desk.WHO)
                        .exit())
                .isZero();
        Tally after = pilot.settled("the token is right again", Pilot.HALL_INSURED, 30);

        assertThat(after.delivered()).isEqualTo(30);
        assertThat(after.parked()).isZero();
        assertThat(pilot.hall.repeats()).isZero();
        assertThat(pilot.desk().cli("status").exit()).isZero();
    }

    /** With a long pause only a person can be the one who ended it. */
    @Test
    void resumeEndsALongPause() throws Exception {
        pilot.stop();
        pilot.with("huitong.deliver.firstPauseMillis", "600000")
                .with("huitong.deliver.longestPauseMillis", "600000")
                .start();
        pilot.hall.setToken("another");
        accepted("long", Invented.insured(300));
        Pilot.until("the worker pauses")
                .until(() -> insured().path("state").asText().equals("paused"));
        pilot.hall.setToken(Pilot.HALL_TOKEN);

        assertThat(pilot.desk()
                        .cli("resume", Pilot.HALL_INSURED, "--as", Desk.WHO)
                        .exit())
                .isZero();

        pilot.settled("after resume", Pilot.HALL_INSURED, 1);
        assertThat(namesTaken()).containsExactly("演示300");
    }

    @Test
    void refusedRecordIsParkedAloneAndItsNeighborsArrive() throws Exception {
        answer("演示405", 422);

        accepted("refused", Invented.array(400, 10));
        Tally tally = pilot.settled("one is refused", Pilot.HALL_INSURED, 10);

        assertThat(tally.delivered()).isEqualTo(9);
        assertThat(tally.parked()).isEqualTo(1);
        assertThat(namesTaken()).hasSize(9).doesNotContain("演示405");
        List<JsonNode> rows = pilot.desk().rows("state=parked&subscription=" + Pilot.HALL_INSURED);
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).path("code").asText()).isEqualTo("DELIVER-REFUSED");
        assertThat(rows.get(0).path("stage").asText()).isEqualTo("deliver");
        assertThat(rows.get(0).path("text").asText()).contains("422").doesNotContain("演示405");
        assertThat(rows.get(0).path("input").asText()).contains("演示405");
        assertThat(insured().path("state").asText()).isEqualTo("open");
    }

    @Test
    void recordThatFailsForEverIsParkedAsPoisonWhileOthersFlow() throws Exception {
        answer("演示500", 500);

        accepted("poison", Invented.array(500, 10));
        Pilot.until("the worker pauses")
                .until(() -> insured().path("state").asText().equals("paused"));
        accepted("later", Invented.array(520, 10));
        Pilot.until("the poison is parked").until(() -> insured().path("parked").asLong() == 1);
        Tally tally = pilot.settled("others flow", Pilot.HALL_INSURED, 20);

        assertThat(tally.delivered()).isEqualTo(19);
        assertThat(tally.parked()).isEqualTo(1);
        List<JsonNode> rows = pilot.desk().rows("state=parked&subscription=" + Pilot.HALL_INSURED);
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).path("code").asText()).isEqualTo("DELIVER-POISON");
        assertThat(rows.get(0).path("input").asText()).contains("演示500");
        assertThat(pilot.hall.arrivals().stream()
                        .filter(arrival -> arrival.status() == 500)
                        .map(Arrival::key)
                        .distinct())
                .hasSize(1);
        assertThat(pilot.hall.latest(Pilot.INSURED)).hasSize(19);
    }

    /** All its neighbors have passed already, and nothing more comes: it is parked all the same. */
    @Test
    void poisonThatIsLeftAloneIsParkedToo() throws Exception {
        pilot.stop();
        pilot.with("huitong.deliver.concurrency", "1").start();
        answer("演示551", 500);

        accepted("pair", Invented.array(550, 2));
        Tally tally = pilot.settled("the poison is found", Pilot.HALL_INSURED, 2);

        assertThat(tally.delivered()).isEqualTo(1);
        assertThat(tally.parked()).isEqualTo(1);
        assertThat(pilot.desk().rows("code=DELIVER-POISON")).hasSize(1);
        assertThat(pilot.hall.arrivals().stream()
                        .filter(arrival -> arrival.status() == 200)
                        .map(arrival -> arrival.id() + "." + arrival.revision())
                        .distinct())
                .as("what goes again to tell whether the hall is there is recognizably a repeat")
                .hasSize(1);
    }

    /** It need not stand at the head: whatever its place, it is found. */
    @Test
    void poisonInTheMiddleIsFoundToo() throws Exception {
        answer("演示606", 500);

        accepted("middle", Invented.array(600, 12));
        Tally tally = pilot.settled("the poison is found", Pilot.HALL_INSURED, 12);

        assertThat(tally.delivered()).isEqualTo(11);
        assertThat(tally.parked()).isEqualTo(1);
        assertThat(pilot.desk()
                        .rows("code=DELIVER-POISON&subscription=" + Pilot.HALL_INSURED)
                        .get(0)
                        .path("input")
                        .asText())
                .contains("演示606");
    }

    /** Everybody is refused for one reason: that is the hall's trouble, not theirs. */
    @Test
    void stormOfRefusalsPausesInsteadOfParking() throws Exception {
        pilot.stop();
        pilot.with("huitong.deliver.stormKeys", "5").start();
        pilot.hall.answer(arrival -> 422);
        accepted("storm", Invented.array(700, 40));
        Pilot.until("the worker pauses").until(() -> alarms("DELIVER-STORM"));
        assertThat(insured().path("parked").asLong()).isLessThanOrEqualTo(5);

        pilot.hall.answer(arrival -> null);
        Tally tally = pilot.settled("the hall has come to its senses", Pilot.HALL_INSURED, 40);

        // The window that was under way when it came to them may hold both, and then its refused ones are parked.
        assertThat(tally.delivered()).isPositive();
        assertThat(tally.delivered() + tally.parked()).isEqualTo(40);
    }
}
