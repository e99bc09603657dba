package org.huitong.receive.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is still being written is not taken. */
class QuietTest {
    private final AtomicLong now = new AtomicLong();
    private final Quiet quiet = new Quiet(Duration.ofNanos(10), now::get);

    @TempDir
    private Path folder;

    private boolean at(long nanos, Path file) throws IOException {
        now.set(nanos);
        return quiet.is(file, Listing.attributes(file));
    }

    @Test
    void onlyAFileThatStaysTheSameForLongEnoughIsQuiet() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "one");

        assertThat(at(0, file)).isFalse();
        assertThat(at(9, file)).isFalse();
        Files.writeString(file, "more", StandardOpenOption.APPEND);
        assertThat(at(10, file)).as("it grew").isFalse();
        assertThat(at(19, file)).isFalse();
        assertThat(at(20, file)).isTrue();
    }

    @Test
    void aNewFileOfAnOldNameBeginsAnew() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "one");
        at(0, file);
        quiet.retain(List.of());

        assertThat(at(20, file)).isFalse();
        assertThat(at(30, file)).isTrue();
    }
}
