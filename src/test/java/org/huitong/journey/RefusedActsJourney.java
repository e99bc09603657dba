package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person may not do to a record is refused with code and cure, by the real command line, and the record stays as it was. */
@Timeout(120)
class RefusedActsJourney {
    private static final String COLLEAGUE = "王敏";

    @TempDir
    private Path folder;

    private Pilot pilot;
    private List<JsonNode> months;
    private String refused;

    /** Two records with a month that is none, and one that the hall refused. */
    @BeforeEach
    void open() throws Exception {
        pilot = Pilot.inMemory(folder.resolve("data")).with("huitong.operate.discardAlone", "1");
        pilot.start();
        String bad = Invented.insured(Invented.id(1), "演示甲", "202613") + ","
                + Invented.insured(Invented.id(2), "演示乙", "202613");
        String body = "[" + bad + "," + Invented.insured(Invented.id(3), "拒丙") + "," + Invented.insured(4) + "]";
        assertThat(pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, "p", body).status())
                .isEqualTo(202);
        Pilot.until("all three are parked")
                .until(() -> pilot.desk().rows("state=parked").size() == 3);
        months = pilot.desk().rows("state=parked&stage=normalize");
        refused = no(pilot.desk().rows("state=parked&stage=deliver").get(0));
    }

    @AfterEach
    void close() throws Exception {
        pilot.close();
    }

    private static String no(JsonNode row) {
        return row.path("no").asText();
    }

    private Desk.Said by(String who, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--as", who));
        return pilot.desk().cli(all.toArray(String[]::new));
    }

    private Desk.Said edit(String who, JsonNode row, String month, int revision) throws Exception {
        Path file = Files.writeString(
                folder.resolve("mended.json"), row.path("input").asText().replace("202613", month));
        return by(who, "failed", "edit", no(row), "--file", file.toString(), "--revision", "" + revision);
    }

    private static void refuses(Desk.Said said, String code, String... cure) {
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out() + said.err()).contains(code).contains(cure).doesNotContain("演示", "拒丙");
    }

    @Test
    void sixActsAreRefusedWithCodeAndCure() throws Exception {
        JsonNode row = months.get(0);
        refuses(edit(Desk.WHO, row, "202614", 0), "NORMALIZE-INVALID", "lastPaidMonth", "Mend what errors names");

        assertThat(by(COLLEAGUE, "failed", "claim", no(row), "--hours", "2").out())
                .contains(COLLEAGUE);
        assertThat(pilot.desk().cli("failed", "list").out()).contains("CLAIMED BY", COLLEAGUE);
        String[] cure = {COLLEAGUE + " has claimed it until", "failed release " + no(row)};
        refuses(edit(Desk.WHO, row, "202612", 0), "OPERATE-CLAIMED", cure);
        refuses(by(Desk.WHO, "replay", "start", no(row)), "OPERATE-CLAIMED", cure);
        refuses(by(Desk.WHO, "failed", "discard", no(row), "--reason", "R"), "OPERATE-CLAIMED", cure);
        refuses(by(Desk.WHO, "failed", "claim", no(row)), "OPERATE-CLAIMED", cure);
        refuses(by(Desk.WHO, "failed", "release", no(row)), "OPERATE-CLAIMED", cure);

        assertThat(edit(COLLEAGUE, row, "202612", 0).exit()).isZero();
        refuses(edit(COLLEAGUE, row, "202611", 0), "OPERATE-STALE", "at revision 1, not 0", "failed show " + no(row));

        Desk.Said silent = by(Desk.WHO, "failed", "discard", refused);
        assertThat(silent.exit()).isEqualTo(2);
        assertThat(silent.err()).contains("--reason");
        Desk.Answer bare = pilot.desk().call("POST", "/rows/" + refused + "/discard", "{}");
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.json().path("code").asText()).isEqualTo("OPERATE-INVALID");
        assertThat(bare.json().at("/errors/0/pointer").asText()).isEqualTo("/reason");

        assertThat(by(Desk.WHO, "grants", "withdraw", Pilot.HALL_INSURED, "--reason", "R")
                        .exit())
                .isZero();
        refuses(by(Desk.WHO, "replay", "start", refused), "DELIVER-CLOSED", "grants show");

        assertThat(by(Desk.WHO, "failed", "discard", no(months.get(1)), "--reason", "R")
                        .exit())
                .isZero();
        refuses(by(Desk.WHO, "failed", "discard", refused, "--reason", "R"), "OPERATE-SECOND", "failed discard --ask");

        assertThat(pilot.desk().row(row.path("no").asLong()).path("history"))
                .extracting(act ->
                        act.path("action").asText() + " by " + act.path("actor").asText())
                .containsExactly("claim by " + COLLEAGUE, "edit by " + COLLEAGUE);
        assertThat(pilot.desk().row(Long.parseLong(refused)).path("history")).isEmpty();
    }

    @Test
    void claimOutlivesARestartAndKeepsOffWhatOthersDoToMany() throws Exception {
        JsonNode mine = months.get(0);
        assertThat(by(COLLEAGUE, "failed", "claim", no(mine)).exit()).isZero();
        pilot.restart();

        Desk.Said asked = by(
                Desk.WHO,
                "failed",
                "mend",
                "--stage",
                "normalize",
                "--set",
                "ZHJFNY=202612",
                "--reason",
                "R",
                "--json");
        Desk.Said done = by(
                Desk.WHO,
                "failed",
                "requests",
                "confirm",
                asked.json().path("id").asText(),
                "--json");
        assertThat(done.json().path("figures"))
                .extracting(figure -> figure.path("outcome").asText() + " "
                        + figure.path("code").asText() + " "
                        + figure.path("rows").asText())
                .containsExactlyInAnyOrder("done  1", "moved OPERATE-CLAIMED 1");

        assertThat(by(COLLEAGUE, "failed", "release", no(mine)).exit()).isZero();
        assertThat(edit(Desk.WHO, mine, "202612", 0).exit()).isZero();
        assertThat(by(COLLEAGUE, "failed", "claim", no(mine)).exit()).isZero();
        by(Desk.WHO, "replay", "plan", "--stage", "normalize", "--state", "parked", "--name", "n", "--reason", "R");
        assertThat(by(Desk.WHO, "replay", "start", "--job", "1").exit()).isZero();
        Pilot.until("the job is done").until(() -> job().path("state").asText().equals("done"));
        assertThat(job().at("/figures/resolved").asInt()).isEqualTo(1);
        assertThat(job().path("skipped"))
                .extracting(
                        why -> why.path("why").asText() + " " + why.path("rows").asText())
                .containsExactly("claimed 1");
        assertThat(by(COLLEAGUE, "replay", "start", no(mine)).exit()).isZero();
        Pilot.until("who has claimed it may send it")
                .until(() -> pilot.desk()
                        .row(mine.path("no").asLong())
                        .path("state")
                        .asText()
                        .equals("resolved"));
    }

    private JsonNode job() throws Exception {
        return pilot.desk().call("GET", "/replay-jobs/1", null).json();
    }
}
