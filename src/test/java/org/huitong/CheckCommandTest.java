package org.huitong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huitong.broken.BrokenHomes;
import org.huitong.operate.cli.Cli;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Because a build that fails for advice is soon a build without check, and one that passes a clear password is worse. */
class CheckCommandTest {
    private static final String SETTINGS = "config/application.properties";

    @TempDir
    private Path folder;

    private Path home;
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void copyThePilot() throws IOException {
        home = BrokenHomes.in(folder).home();
    }

    private int check(String... more) {
        out.getBuffer().setLength(0);
        String[] args = new String[more.length + 4];
        System.arraycopy(new String[] {"check", "--lang=en", "--home", home.toString()}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return Cli.execute(args, Main.commands(), new PrintWriter(out, true), new PrintWriter(new StringWriter()));
    }

    private void replace(String from, String to) throws IOException {
        Path file = home.resolve(SETTINGS);
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    @Test
    void adviceIsAFaultOnlyWhereItIsAskedFor() throws IOException {
        assertThat(check("--strict")).isZero();

        replace("huitong.edge.port=8080", "huitong.edge.port=8080\nhuitong.edge.port=8081");

        assertThat(check()).isZero();
        assertThat(out.toString()).contains(": advice SETTING-TWICE ").contains("mistakes 0, policy 0, advice 1.");
        assertThat(check("--strict")).isEqualTo(1);
    }

    @Test
    void aBreachOfPolicyIsAFaultAndNoMistake() throws IOException {
        replace("tax.password={{env:TAX_PASSWORD:}}", "tax.password=sesame");

        assertThat(check("--probe")).isEqualTo(1);
        assertThat(out.toString())
                .contains(": policy SECRET-CLEAR ")
                .contains("mistakes 0, policy 1, advice 0.")
                .contains("No far end was tried")
                .doesNotContain("sesame");
        check("--json");
        assertThat(out.toString()).contains("\"severity\":\"policy\"");
    }

    @Test
    void theFarEndsOfThePilotAreTriedWhenAskedFor() {
        assertThat(check()).isZero();
        assertThat(check("--probe")).isEqualTo(1);
        assertThat(out.toString())
                .contains("enterprise-registration.camel.yaml:")
                .contains(": CHECK-PROBE-MISSING the folder " + home.resolve("drop/enterprises"))
                .doesNotContain("No far end was tried");
    }
}
