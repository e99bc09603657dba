package org.huitong.operate.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grants over the admin API and by the command line; every answer keeps the contract. */
class GrantApiTest {
    private static final String ONE = "/grants/" + GrantCounter.ONE;

    @TempDir
    private Path home;

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
    void listsInPages() throws Exception {
        var first = office.get("/grants?limit=1");
        assertThat(first.json().path("next").asText()).isEqualTo("a.b.c");
        var second = office.get("/grants?limit=1&after=a.b.c");
        assertThat(second.json().at("/grants/0/subscription").asText()).isEqualTo(GrantCounter.ONE);
        assertThat(second.json().path("next").isNull()).isTrue();
    }

    @Test
    void showsOneWithItsHistory() throws Exception {
        assertThat(office.get(ONE).json().at("/history/0/kind").asText()).isEqualTo("declared");
        assertThat(office.get("/grants/no.such.grant").status()).isEqualTo(404);
    }

    @Test
    void everyActNeedsANameAndAReason() throws Exception {
        for (String act : new String[] {"withdraw", "release", "discard"}) {
            assertThat(office.write("POST", ONE + "/" + act, "{\"reason\": \"R\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(office.write("POST", ONE + "/" + act, "{}").status()).isEqualTo(422);
        }
        assertThat(office.desk.grants.acts).containsExactly("withdraw 值班员: R", "release 值班员: R", "discard 值班员: R");
        var nameless = office.send(
                "POST",
                ONE + "/withdraw",
                "{\"reason\": \"R\"}",
                java.util.Map.of("Authorization", "Bearer " + office.token()));
        assertThat(nameless.status()).isEqualTo(400);
    }

    @Test
    void grantsInTheWordsOfTheFile() throws Exception {
        assertThat(office.write("PUT", ONE, "{\"grant\": {\"from\": \"2026-01-01\"}, \"reason\": \"R\"}")
                        .status())
                .isEqualTo(200);
        assertThat(office.desk.grants.acts).containsExactly("grant {\"from\":\"2026-01-01\"} 值班员: R");
        assertThat(office.write("PUT", ONE, "{\"grant\": \"x\", \"reason\": \"R\"}")
                        .status())
                .isEqualTo(422);
        String much = "{\"grant\": {\"a\": \"" + "x".repeat(70_000) + "\"}, \"reason\": \"R\"}";
        assertThat(office.write("PUT", ONE, much).status()).isEqualTo(422);
    }

    @Test
    void whyAnswersInTheLanguageAskedFor() throws Exception {
        assertThat(office.get("/why?system=a&resource=b&lang=en")
                        .json()
                        .path("text")
                        .asText())
                .isEqualTo("en");
        assertThat(office.get("/why?system=a").status()).isEqualTo(422);
    }

    @Test
    void theCommandLineDoesTheSame() throws Exception {
        Path file =
                Files.writeString(home.resolve("g.yaml"), "subscription: " + GrantCounter.ONE + "\nfrom: 2026-01-01\n");
        assertThat(office.cli("grants", "grant", file.toString(), "--reason", "R", "--as", "王敏"))
                .isZero();
        assertThat(office.desk.grants.acts.get(0)).contains("\"from\":\"2026-01-01\"", "王敏: R");
        assertThat(office.cli("grants", "list")).isZero();
        assertThat(office.out.toString()).contains(GrantCounter.ONE, "expired");
        assertThat(office.cli("grants", "show", GrantCounter.ONE)).isZero();
        assertThat(office.out.toString()).contains("declared");
        assertThat(office.cli("grants", "withdraw", GrantCounter.ONE, "--reason", "R", "--as", "W"))
                .isZero();
        assertThat(office.out.toString()).contains("in effect since", "withdrawn");
        assertThat(office.cli("grants", "release", "no.such", "--reason", "R", "--as", "W"))
                .isOne();
        assertThat(office.cli("grants", "discard", GrantCounter.ONE, "--as", "W"))
                .isEqualTo(2);
    }
}
