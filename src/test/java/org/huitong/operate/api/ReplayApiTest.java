package org.huitong.operate.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replay jobs over HTTP and the command line, as the contract has it. */
class ReplayApiTest {
    private static final String JOB = "/replay-jobs/3";

    @TempDir
    Path home;

    private Office office;

    @BeforeEach
    void open() {
        office = new Office(home);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void everyActIsAPersonsAndNamesTheRevisionThatWasSeen() throws Exception {
        assertThat(office.write("POST", "/replay-jobs", "{\"rows\": [1, 2], \"name\": \"n\", \"reason\": \"r\"}")
                        .status())
                .isEqualTo(200);
        assertThat(office.write(
                                "POST",
                                "/replay-jobs",
                                "{\"subscription\": \"s\", \"code\": \"c\", \"name\": \"n\", \"reason\": \"r\"}")
                        .status())
                .isEqualTo(200);
        assertThat(office.write("POST", "/replay-jobs", "{\"rows\": [1], \"name\": \"n\"}")
                        .status())
                .as("a reason is asked for")
                .isEqualTo(422);
        assertThat(office.write(
                                "POST",
                                "/replay-jobs",
                                "{\"rows\": [1], \"code\": \"c\", \"name\": \"n\", \"reason\": \"r\"}")
                        .status())
                .isEqualTo(422);
        assertThat(office.write("POST", JOB + "/preview", "{\"revision\": 5}").status())
                .isEqualTo(200);
        assertThat(office.write("POST", JOB + "/start", "{\"revision\": 4}").code())
                .isEqualTo("OPERATE-STALE");
        assertThat(office.write("POST", JOB + "/start", "{}").status()).isEqualTo(422);
        assertThat(office.write("POST", JOB + "/start", "{\"revision\": 5, \"stopAt\": 101}")
                        .status())
                .isEqualTo(422);
        assertThat(office.write(
                                "POST",
                                JOB + "/start",
                                "{\"revision\": 5, \"canary\": 10, \"ramp\": true, \"rate\": 50, \"at\":"
                                        + " \"2026-11-30T01:00:00+08:00\"}")
                        .status())
                .isEqualTo(200);
        assertThat(office.write("POST", JOB + "/pause", "{\"revision\": 5}").status())
                .isEqualTo(200);
        assertThat(office.write("POST", JOB + "/resume", "{\"revision\": 5}").status())
                .isEqualTo(200);
        assertThat(office.write("POST", JOB + "/cancel", "{\"revision\": 5, \"reason\": \"wrong set\"}")
                        .status())
                .isEqualTo(200);
        assertThat(office.desk.replays.acts)
                .containsExactly(
                        "plan [1, 2] n by 值班员: r",
                        "plan s n by 值班员: r",
                        "preview by 值班员",
                        "start Order[canary=10, ramp=true, rate=50, stopAt=10, begins=1795971600000] by 值班员",
                        "pause by 值班员",
                        "resume by 值班员",
                        "cancel by 值班员: wrong set");
        assertThat(office.get("/replay-jobs")
                        .json()
                        .at("/jobs/0/figures/resolved")
                        .asInt())
                .isEqualTo(6);
        assertThat(office.get(JOB).json().at("/preview/outcomes/0/example").asInt())
                .isEqualTo(17);
        assertThat(office.get("/replay-jobs/4").status()).isEqualTo(404);
        assertThat(office.get("/replay-jobs/x").status()).isEqualTo(404);
        assertThat(office.get("/replay-jobs/4/failed").code()).isEqualTo("OPERATE-UNKNOWN");
        assertThat(office.get("/replay-jobs/4/failed?limit=0").status()).isEqualTo(422);
    }

    @Test
    void rowOfAClosedSubscriptionIsRefusedWithTheCure() throws Exception {
        office.parks(ReplayCounter.CLOSED, 1);
        var said = office.write("POST", "/replays", "{\"rows\": [1]}");

        assertThat(said.json().path("marked").asInt()).isZero();
        assertThat(said.json().at("/refused/0/code").asText()).isEqualTo("DELIVER-CLOSED");
        assertThat(said.json().at("/refused/0/text").asText()).contains("withdrawn by", "grants show");
    }

    @Test
    void theCommandLineDoesTheSame() throws Exception {
        assertThat(office.cli("replay", "plan", "--group", "3", "--name", "n", "--reason", "r", "--as", "王敏"))
                .as(office.err.toString())
                .isZero();
        assertThat(office.cli("replay", "plan", "1", "2", "--name", "n", "--reason", "r", "--as", "王敏"))
                .isZero();
        assertThat(office.cli("replay", "plan", "--name", "n", "--reason", "r", "--as", "王敏"))
                .isEqualTo(2);
        assertThat(office.cli("replay", "preview", "3", "--as", "王敏")).isZero();
        assertThat(office.out.toString()).contains("refused", "NORMALIZE-INVALID", "17", "80 %");
        assertThat(office.cli(
                        "replay",
                        "start",
                        "--job",
                        "3",
                        "--canary",
                        "10",
                        "--rate",
                        "50/s",
                        "--stop-at",
                        "5",
                        "--as",
                        "王敏"))
                .isZero();
        assertThat(office.cli("replay", "pause", "3", "--revision", "4", "--as", "王敏"))
                .isOne();
        assertThat(office.err.toString()).contains("OPERATE-STALE", "replay status 3");
        assertThat(office.cli("replay", "pause", "3", "--as", "王敏")).isZero();
        assertThat(office.cli("replay", "resume", "3", "--as", "王敏")).isZero();
        assertThat(office.cli("replay", "cancel", "3", "--reason", "wrong", "--as", "王敏"))
                .isZero();
        assertThat(office.cli("replay", "status", "3")).isZero();
        assertThat(office.out.toString()).contains("cancelling", "FAILED AGAIN", "edited");
        assertThat(office.cli("replay", "status", "3", "--json")).isZero();
        assertThat(office.cli("replay", "list")).isZero();
        assertThat(office.out.toString()).contains("new certificate");
        assertThat(office.desk.replays.acts)
                .contains("start Order[canary=10, ramp=false, rate=50, stopAt=5, begins=0] by 王敏");
    }
}
