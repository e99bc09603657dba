package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.huitong.pilot.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A replay job whose gateway dies by kill -9 again and again: while its set is frozen, while it is looked at, while it is sent.
 * {@code -Dreplay.rows=100000 -Dreplay.kills=200} for the long run.
 */
@Timeout(36_000)
class KilledReplayJourney {
    private static final int ROWS = Integer.getInteger("replay.rows", 2_000);
    private static final int KILLS = Integer.getInteger("replay.kills", 10);
    /** A second; 0 for as many as go. */
    private static final int RATE = Integer.getInteger("replay.rate", Math.max(100, ROWS / 60));

    private static final int A_PUSH = 200;
    private static final int REFUSED = 422;

    @TempDir
    private Path folder;

    private final Random random = new Random(7);
    private final Set<String> records = new HashSet<>();
    private int seen;

    @Test
    void everyRecordArrivesAndTheFiguresAreExact() throws Exception {
        try (PilotProcess pilot = new PilotProcess(folder)) {
            pilot.with("huitong.deliver.stormKeys", "1000000").start(PilotProcess.Limits.NONE);
            park(pilot);
            pilot.hall.answer(arrival -> null);
            pilot.hall.forget();

            pilot.desk()
                    .call(
                            "POST",
                            "/replay-jobs",
                            "{\"subscription\": \"" + Pilot.HALL_INSURED + "\", \"name\": \"n\", \"reason\": \"R\"}");
            again(pilot);
            until(pilot, "planned");
            assertThat(job(pilot).path("planned").asInt()).isEqualTo(ROWS);
            act(pilot, "preview", "");
            again(pilot);
            patient("looked at").until(() -> job(pilot).at("/preview/done").asBoolean());
            assertThat(job(pilot).at("/preview/outcomes")).hasSize(1);
            assertThat(job(pilot).at("/preview/outcomes/0/rows").asInt()).isEqualTo(ROWS);
            assertThat(pilot.hall.arrivals()).isEmpty();

            long began = System.nanoTime();
            act(pilot, "start", RATE == 0 ? "" : ", \"rate\": " + RATE);
            for (int kill = 3; kill <= KILLS; kill++) {
                int from = ROWS * (kill - 2) / (KILLS - 1) - random.nextInt(ROWS / KILLS / 2 + 1);
                patient("kill " + kill + " is due").until(() -> arrived(pilot) >= from);
                again(pilot);
                adds(job(pilot));
            }
            until(pilot, "done");

            JsonNode end = job(pilot);
            adds(end);
            assertThat(end.at("/figures/resolved").asInt()).isEqualTo(ROWS);
            List<Arrival> arrivals = pilot.hall.arrivals();
            assertThat(arrived(pilot)).as("every record arrived").isEqualTo(ROWS);
            assertThat(arrivals).as("a repeat is the same again").allMatch(arrival -> arrival.revision() == 0);
            assertThat(pilot.consumer(Pilot.HALL_INSURED).delivered()).isEqualTo(ROWS);
            System.out.println(ROWS + " rows, " + KILLS + " kills: " + (arrivals.size() - ROWS) + " repeats, "
                    + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) + " ms from the start to the end");
        }
    }

    /** How many records have come, however often: a kill is due by what is new, or all of them would hit the first few. */
    private int arrived(PilotProcess pilot) {
        List<Arrival> all = pilot.hall.arrivals();
        for (; seen < all.size(); seen++) {
            records.add(all.get(seen).id());
        }
        return records.size();
    }

    private static org.awaitility.core.ConditionFactory patient(String what) {
        return Pilot.until(what).atMost(java.time.Duration.ofMinutes(20));
    }

    private void park(PilotProcess pilot) throws Exception {
        pilot.hall.answer(arrival -> REFUSED);
        for (int from = 1; from <= ROWS; from += A_PUSH) {
            pilot.sender(Pilot.INSURANCE)
                    .push(Pilot.INSURED, "push-" + from, Invented.array(from, Math.min(A_PUSH, ROWS - from + 1)));
        }
        patient("all are parked").until(() -> pilot.consumer(Pilot.HALL_INSURED).parked() == ROWS);
    }

    private static void again(PilotProcess pilot) throws Exception {
        pilot.process().destroyForcibly().waitFor();
        pilot.start(PilotProcess.Limits.NONE);
    }

    private static JsonNode job(PilotProcess pilot) throws Exception {
        return pilot.desk().call("GET", "/replay-jobs/1", null).json();
    }

    private static void act(PilotProcess pilot, String word, String more) throws Exception {
        String body = "{\"revision\": " + job(pilot).path("revision").asLong() + more + "}";
        assertThat(pilot.desk().call("POST", "/replay-jobs/1/" + word, body).status())
                .isEqualTo(200);
    }

    private static void until(PilotProcess pilot, String state) {
        patient("the job is " + state)
                .until(() -> job(pilot).path("state").asText().equals(state));
    }

    private static void adds(JsonNode job) {
        long sum = 0;
        for (JsonNode figure : job.path("figures")) {
            sum += figure.asLong();
        }
        assertThat(sum).as(job.toString()).isEqualTo(job.path("planned").asLong());
    }
}
