package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway leaves behind that had no time to clear up. */
@Timeout(120)
class KilledGatewayJourney {
    @TempDir
    private Path folder;

    @Test
    void gatewayThatIsKilledAgainAndAgainFillsNoFolder() throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        try (PilotProcess pilot = new PilotProcess(folder)) {
            for (int life = 0; life < 3; life++) {
                pilot.start(PilotProcess.Limits.options("-Djava.io.tmpdir=" + temporary));
                pilot.process().destroyForcibly().waitFor();
            }

            assertThat(names(temporary)).as("left in the temporary folder").noneMatch(name -> name.contains("sqlite"));
            assertThat(names(pilot.home.resolve("data/native")))
                    .as("of the last life only: the library, and the lock that says whose it is")
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
