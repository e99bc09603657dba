package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Replay jobs by the real command line on a whole gateway: its preview, its end, its brake, a restart on the way, a closed grant. */
@Timeout(240)
class ReplayJobJourney {
    private static final int REFUSED = 422;

    @TempDir
    private Path folder;

    private Pilot pilot;

    @BeforeEach
    void open() throws Exception {
        pilot = Pilot.inMemory(folder.resolve("data"))
                .with("huitong.deliver.stormKeys", "1000")
                .start();
    }

    @AfterEach
    void close() throws Exception {
        pilot.close();
    }

    /** So many are refused by the hall, and two by the rules. */
    private void parked(int rows) throws Exception {
        pilot.hall.answer(arrival -> REFUSED);
        pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, "many", Invented.array(1, rows - 1));
        String bad = Invented.insured(Invented.id(901), "演示丁", "202613");
        pilot.sender(Pilot.INSURANCE)
                .push(
                        Pilot.INSURED,
                        "bad",
                        "[" + bad + "," + Invented.insured(902).replace("参保", "x") + "," + Invented.insured(rows)
                                + "]");
        Pilot.until("all are parked")
                .until(() -> pilot.desk().rows("state=parked").size() == rows + 2);
    }

    private Desk.Said replay(String... words) {
        List<String> all = new ArrayList<>(List.of("replay"));
        all.addAll(List.of(words));
        all.addAll(List.of("--as", Desk.WHO));
        return pilot.desk().cli(all.toArray(String[]::new));
    }

    private JsonNode job(int no) throws Exception {
        return pilot.desk().call("GET", "/replay-jobs/" + no, null).json();
    }

    private void until(int no, String state) {
        Pilot.until("job " + no + " is " + state)
                .until(() -> job(no).path("state").asText().equals(state));
    }

    private static long figure(JsonNode job, String name) {
        return job.path("figures").path(name).asLong();
    }

    @Test
    void previewTellsWhatThenHappensAndTheFiguresAddUp() throws Exception {
        parked(20);
        Desk.Said planned = replay("plan", "--state", "parked", "--name", "all", "--reason", "hall mended");
        assertThat(planned.exit()).as(planned.err()).isZero();
        pilot.hall.answer(arrival -> null);
        pilot.hall.forget();

        Desk.Said seen = replay("preview", "1");
        assertThat(seen.exit()).as(seen.err()).isZero();
        assertThat(seen.out()).contains("deliver", "NORMALIZE-INVALID").doesNotContain("演示");
        assertThat(pilot.hall.arrivals()).as("nothing is sent").isEmpty();
        JsonNode preview = job(1).path("preview");
        assertThat(preview.at("/outcomes/0/rows").asInt()).isEqualTo(20);

        assertThat(replay("start", "--job", "1", "--canary", "5", "--stop-at", "100")
                        .exit())
                .isZero();
        until(1, "done");
        JsonNode end = job(1);
        assertThat(figure(end, "resolved")).isEqualTo(20);
        assertThat(figure(end, "failed")).isEqualTo(2);
        assertThat(end.path("planned").asLong()).isEqualTo(22);
        assertThat(pilot.hall.arrivals()).hasSize(20);
        assertThat(pilot.desk().cli("replay", "list").out()).contains("done", "all");
        assertThat(failed("--limit", "1").out()).contains("--after", "NORMALIZE-INVALID");
        JsonNode first = failed("--limit", "1", "--json").json();
        JsonNode second =
                failed("--after", first.path("next").asText(), "--json").json();
        assertThat(List.of(first.at("/rows/0/attempts"), second.at("/rows/0/attempts")))
                .allMatch(attempts -> attempts.asInt() == 2);
        assertThat(second.path("rows")).hasSize(1);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(pilot.desk().cli("replay", "failed", "2").err()).contains("OPERATE-UNKNOWN", "replay list");
        assertThat(pilot.desk().cli("replay", "status", "1", "--watch").exit()).isZero();
    }

    private Desk.Said failed(String... words) {
        List<String> all = new ArrayList<>(List.of("replay", "failed", "1"));
        all.addAll(List.of(words));
        return pilot.desk().cli(all.toArray(String[]::new));
    }

    /** Rows of every kind, by chance; each must come to what its preview said. */
    @Test
    void previewEqualsTheOutcomeOverARandomMixture() throws Exception {
        long seed = Long.getLong("replay.seed", new Random().nextLong());
        System.out.println("mixture seed " + seed + " (play again with -Dreplay.seed=" + seed + ")");
        Random random = new Random(seed);
        pilot.hall.answer(arrival -> REFUSED);
        pilot.bureau.apply(Invented.rows(1, 5));
        List<String> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            switch (random.nextInt(4)) {
                case 0 -> bad.add(Invented.insured(Invented.id(i), "演示" + i, "202613"));
                case 1 -> bad.add(Invented.insured("999999198001010000", "演示" + i));
                default -> good.add(Invented.insured(Invented.id(1 + random.nextInt(30)), "演示" + i));
            }
        }
        for (int i = 0; i < good.size(); i++) {
            String some = i < bad.size() ? bad.get(i) + "," : "";
            pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, "p" + i, "[" + some + good.get(i) + "]");
        }
        int expected = good.size() + Math.min(good.size(), bad.size()) + 5;
        Pilot.until("all are parked")
                .until(() -> pilot.desk().rows("state=parked").size() == expected);
        replay("plan", "--state", "parked", "--name", "mixture", "--reason", "R");
        for (JsonNode row : pilot.desk().rows("state=parked&stage=normalize")) {
            int chance = random.nextInt(4);
            if (chance == 0) {
                String mended = row.path("input").asText().replace("202613", "202612");
                Path file = Files.writeString(folder.resolve("m.json"), mended);
                pilot.desk()
                        .cli(
                                "failed",
                                "edit",
                                row.path("no").asText(),
                                "--file",
                                file.toString(),
                                "--revision",
                                "0",
                                "--as",
                                Desk.WHO,
                                "--reason",
                                "R");
            } else if (chance == 1) {
                pilot.desk().cli("failed", "discard", row.path("no").asText(), "--reason", "R", "--as", Desk.WHO);
            }
        }
        pilot.desk().cli("grants", "withdraw", Pilot.HALL_PEOPLE, "--reason", "R", "--as", Desk.WHO);
        pilot.hall.answer(arrival -> null);

        assertThat(replay("preview", "1").exit()).isZero();
        assertThat(replay("start", "--job", "1", "--stop-at", "100").exit()).isZero();
        Pilot.until("all is settled but what is held").until(() -> {
            JsonNode job = job(1);
            return figure(job, "waiting") == 0 && figure(job, "underWay") == 0;
        });

        List<String> ends = ends();
        assertThat(ends).as(String.join("\n", ends)).hasSize(expected).allMatch(EXPECTED::contains);
        assertThat(new HashSet<>(ends)).as("a mixture").hasSizeGreaterThan(3);
    }

    private static final Set<String> EXPECTED = Set.of(
            "deliver  RESOLVED ",
            "refused NORMALIZE-INVALID FAILED NORMALIZE-INVALID",
            "superseded  SKIPPED superseded",
            "skipped edited SKIPPED edited",
            "skipped discarded SKIPPED discarded",
            "held DELIVER-CLOSED WAITING ");

    /** What was foreseen of each row, and what came of it. */
    private List<String> ends() {
        return pilot.gateway()
                .huitong()
                .core()
                .store()
                .read(h -> h.select(
                                "SELECT j.preview, j.preview_code, j.fate, CASE WHEN j.fate = 'FAILED' THEN r.code ELSE j.why END"
                                        + " FROM replay_row j JOIN record_row r ON r.no = j.row_no WHERE j.job = 1")
                        .map((rs, ctx) ->
                                rs.getString(1) + " " + rs.getString(2) + " " + rs.getString(3) + " " + rs.getString(4))
                        .list());
    }

    @Test
    void brakeStopsItWithAnAlarmAndARestartLosesNothing() throws Exception {
        parked(30);
        replay("plan", "--subscription", Pilot.HALL_INSURED, "--name", "too early", "--reason", "R");
        assertThat(replay("start", "--job", "1", "--canary", "10").exit()).isZero();
        until(1, "paused");
        assertThat(job(1).path("cause").asText()).startsWith("REPLAY-STOPPED");
        assertThat(figure(job(1), "failed")).isEqualTo(10);
        Pilot.until("the alarm is shown")
                .until(() -> pilot.desk().cli("status").out().contains("REPLAY-STOPPED"));

        pilot.restart();
        pilot.hall.forget();
        pilot.hall.answer(arrival -> null);
        assertThat(job(1).path("state").asText()).isEqualTo("paused");
        assertThat(replay("resume", "1", "--revision", "1").err()).contains("OPERATE-STALE");
        assertThat(replay("resume", "1").exit()).isZero();
        until(1, "done");
        assertThat(figure(job(1), "resolved")).isEqualTo(20);
        assertThat(pilot.hall.arrivals())
                .as("those of the canary wait for a person")
                .hasSize(20);
    }

    @Test
    void withdrawnGrantRefusesTheStartAndHoldsWhatRuns() throws Exception {
        parked(10);
        replay("plan", "--subscription", Pilot.HALL_INSURED, "--name", "n", "--reason", "R");
        pilot.hall.answer(arrival -> null);
        pilot.hall.forget();
        assertThat(replay("start", "--job", "1", "--rate", "1/s").exit()).isZero();
        Pilot.until("it has begun").until(() -> !pilot.hall.arrivals().isEmpty());
        assertThat(pilot.desk()
                        .cli("grants", "withdraw", Pilot.HALL_INSURED, "--reason", "R", "--as", Desk.WHO)
                        .exit())
                .isZero();
        Pilot.until("the rest is held").until(() -> figure(job(1), "held") > 0 && figure(job(1), "waiting") == 0);
        assertThat(job(1).at("/subscriptions/0/cause").asText()).startsWith("DELIVER-CLOSED");
        assertThat(replay("pause", "1").exit()).isZero();

        Desk.Said refused = replay("resume", "1");
        assertThat(refused.exit()).isOne();
        assertThat(refused.err()).contains("DELIVER-CLOSED", "grants show");
        Desk.Said single = replay("start", "--all", "--subscription", Pilot.HALL_INSURED);
        assertThat(single.out()).contains("DELIVER-CLOSED");
        assertThat(replay("cancel", "1", "--reason", "withdrawn").exit()).isZero();
    }
}
