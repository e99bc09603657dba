package org.huitong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huitong.operate.cli.Cli;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vectors of docs/data-plane.md. */
class SignCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path secret;

    @BeforeEach
    void secret() throws IOException {
        secret = Files.writeString(folder.resolve("secret"), "demo-secret\n");
    }

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of("sign", "--lang", "en", "--secret-file", secret.toString()));
        all.addAll(List.of(args));
        return Cli.execute(
                all.toArray(String[]::new),
                List.of(new SignCommand()),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }

    @Test
    void digestFormIsSigned() throws IOException {
        Path body = Files.writeString(
                folder.resolve("body.json"), "{\"GMSFHM\":\"11010519491231002X\",\"XM\":\"张三\",\"CBZT\":\"参保\"}");

        int code = run(
                "--system", "human-resources.social-insurance",
                "--key", "2026a",
                "--path", "/exchange/v1/resources/social-insurance-status/records",
                "--body", body.toString(),
                "--idempotency-key", "2026-11-25-0001",
                "--time", "1700000000000",
                "--nonce", "demo-nonce-00001");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("  POST\n", "  ac9469f55ece0174678af8f0a05cc0a222e387fd172109f891bcdb154f32fdac\n")
                .contains("signature=sIblW7j+LcaTQofd2s/XOmjxVUK1OpoE/jnUiiHhNkY=\n")
                .contains("--data-binary '@" + body + "'", "-H 'Idempotency-Key: 2026-11-25-0001'")
                .doesNotContain("demo-secret");
    }

    @Test
    void nationalFormIsSigned() {
        int code = run(
                "--form", "national",
                "--system", "demo-rid",
                "--service", "s_1100000000000_0001",
                "--time", "1700000000000");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("  s_1100000000000_0001demo-rid1700000000000\n")
                .contains("gjgxjhpt_sign: K8XmRxNN6KGTwEkV/Zj5+AjOVcAuAcoglspgolXGZt4=\n")
                .contains("curl -i -X GET", "'http://127.0.0.1:8080/exchange/v1/whoami'");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(run("--system", "a.b")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(err.toString()).contains("--form digest needs --key.");
        assertThat(run("--system", "a.b", "--form", "national")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(run("--system", "a.b", "--key", "k", "--body", folder + "/none"))
                .isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(err.toString()).contains("/none failed");
    }

    @Test
    void sealedSecretIsOpened() {
        assertThat(run("--system", "a.b", "--open", "bm90IHNlYWxlZA==")).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(err.toString()).contains("OPERATE-INVALID");
    }
}
