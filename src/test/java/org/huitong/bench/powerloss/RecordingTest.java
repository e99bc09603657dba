package org.huitong.bench.powerloss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.huitong.bench.crash.DiskTap;
import org.huitong.bench.crash.Jvm;
import org.huitong.bench.crash.Preload;
import org.huitong.bench.crash.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Because what the recorder does not see, a power loss would keep: replaying all it saw must give the disk there is. */
@Timeout(180)
class RecordingTest {
    private static final Path TOOLS = Path.of("target/crash");

    @TempDir
    Path dir;

    @Test
    void everythingRecordedMakesTheDiskByteForByte() throws Exception {
        assumeThat(Preload.compiler())
                .as("a C compiler on Linux, which this machine has not")
                .isPresent();
        Jvm jvm = Jvm.in(TOOLS);
        Scene.train(Path.of(""), dir.resolve("training"), jvm);
        Map<String, String> settings = Map.of("huitong.bus.journalFileBytes", "1048576");

        Recording recording = Recording.make(
                new Scene.Plan(Path.of(""), Files.createDirectory(dir.resolve("life")), jvm, settings, 1, true),
                DiskTap.in(dir),
                2);

        assertThat(recording.answered()).isNotEmpty();
        assertThat(recording.history().unseen())
                .as("no file mapped, linked or copied past the recorder")
                .isEmpty();
        Path replayed = dir.resolve("replayed");
        Disk.rebuild(
                recording.history(),
                recording.trace(),
                recording.history().changes().size(),
                sync -> true,
                Survival.EVERYTHING,
                replayed);
        Map<String, String> real = Written.contents(recording.data());
        Map<String, String> again = Written.contents(replayed);
        assertThat(again.keySet()).isEqualTo(real.keySet());
        real.forEach((name, content) -> assertThat(again.get(name).equals(content))
                .as(name + " is the same byte for byte")
                .isTrue());
        assertThat(real.keySet()).anyMatch(name -> name.endsWith(".amq")).contains("huitong.db", "admin.token");
    }
}
