package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway that was started without a locale, as by a supervisor, cannot write a Chinese name as text: it takes the file all
 * the same, and no log has the name, for people's names stand in names of files.
 */
@Timeout(120)
class FileNamesJourney {
    /** 张三 in UTF-8, as a shell writes it. */
    private static final String NAME = "QY\\345\\274\\240\\344\\270\\211.txt";

    @TempDir
    private Path home;

    @Test
    void fileWithAChineseNameIsTakenInWithoutALocale() throws Exception {
        try (PilotProcess pilot = new PilotProcess(home)) {
            Path folder = pilot.home.resolve("drop/enterprises");
            List<byte[]> lines = IntStream.range(0, 5)
                    .mapToObj(number -> Register.line(number, "10"))
                    .toList();
            Path plain = Files.write(home.resolve("plain"), Register.file(lines));
            pilot.start(new PilotProcess.Limits(Map.of("LC_ALL", "C", "LANG", "C"), 0, List.of()));

            shell("n=$(printf '" + NAME + "'); cp '" + plain + "' '" + folder + "'/\"$n\"; : > '" + folder
                    + "'/\"$n\".ok");

            pilot.settled("the file", Register.HALL, 5);
            Pilot.until("it is done, under its own name")
                    .until(() -> shell("test -f '" + folder + "'/done/*/\"$(printf '" + NAME + "')\"") == 0);
            assertThat(pilot.log()).doesNotContain("QY").contains("market-regulation.enterprises/");
        }
    }

    private static int shell(String command) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", command).inheritIO().start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
