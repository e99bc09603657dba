package org.huitong.operate.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backfills over HTTP and the command line, as the contract has it. */
class BackfillApiTest {
    private static final String S = Counter.SUBSCRIPTION;
    private static final String PATH = "/subscriptions/" + S + "/backfill";

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
    void everyActIsAPersonsAndARefusalIsAConflict() throws Exception {
        assertThat(office.write("POST", PATH, "{\"rate\": 500}").status()).isEqualTo(200);
        assertThat(office.write("POST", PATH, "{}").status()).isEqualTo(200);
        assertThat(office.write("POST", PATH + "/pause", "{}").status()).isEqualTo(200);
        assertThat(office.write("POST", PATH + "/cancel", "{}").status()).isEqualTo(200);
        assertThat(office.write("POST", PATH + "/resume", "{}").status()).isEqualTo(409);
        assertThat(office.write("POST", PATH, "{\"rate\": 0}").status()).isEqualTo(422);
        assertThat(office.write("POST", PATH, "{\"speed\": 1}").status()).isEqualTo(422);
        assertThat(office.desk.backfills.acts)
                .containsExactly(
                        "start " + S + " 500 by 值班员",
                        "start " + S + " 0 by 值班员",
                        "pause " + S + " by 值班员",
                        "cancel " + S + " by 值班员");
        var nameless = office.send("POST", PATH, "{}", java.util.Map.of("Authorization", "Bearer " + office.token()));
        assertThat(nameless.status()).isEqualTo(400);
        assertThat(office.get("/backfills?subscription=" + S)
                        .json()
                        .at("/backfills/0/published")
                        .asInt())
                .isEqualTo(11);
        assertThat(office.get("/backfills?subscription=another")
                        .json()
                        .path("backfills")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void theCommandLineDoesTheSame() throws Exception {
        assertThat(office.cli("backfill", "start", "--subscription", S, "--rate", "500/s", "--as", "王敏"))
                .isZero();
        assertThat(office.desk.backfills.acts).containsExactly("start " + S + " 500 by 王敏");
        assertThat(office.cli("backfill", "start", "--subscription", S, "--rate", "fast", "--as", "王敏"))
                .isEqualTo(2);
        assertThat(office.cli("backfill", "pause", "--subscription", S)).isEqualTo(2);
        assertThat(office.cli("backfill", "resume", "--subscription", S, "--as", "王敏"))
                .isOne();
        assertThat(office.cli("backfill", "status")).isZero();
        assertThat(office.out.toString())
                .contains(S, "running", "11", "public-security.population/population-basic", "42");
        assertThat(office.cli("backfill", "status", "--json")).isZero();
    }
}
