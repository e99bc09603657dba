package org.huitong.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearTextCheckTest {
    @Test
    void plainFtpIsAdvisedAgainstAndTheOthersAreNot(@TempDir Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("routes/sources/a.b"));
        Files.writeString(folder.resolve("c.camel.yaml"), "- route:\n    from:\n      uri: kamelet:ftp-source/c\n");
        Files.writeString(folder.resolve("d.camel.yaml"), "- route:\n    from:\n      uri: kamelet:sftp-source/d\n");

        assertThat(ClearTextCheck.of(home))
                .hasSize(1)
                .first()
                .asString()
                .contains("routes/sources/a.b/c.camel.yaml:3:12", "FTP-CLEAR");
        assertThat(ClearTextCheck.of(Path.of(""))).isEmpty();
    }
}
