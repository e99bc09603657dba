package org.huitong.bench.side;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskUseTest {
    @TempDir
    private Path dir;

    @Test
    void zerosAllocatedAheadAreNotInUse() throws IOException {
        byte[] journal = new byte[300_000];
        Arrays.fill(journal, 0, 100_001, (byte) 1);
        Files.write(dir.resolve("journal-1.amq"), journal);
        Files.write(dir.resolve("journal-2.amq"), new byte[300_000]);

        assertThat(DiskUse.bytes(dir)).isEqualTo(100_001);
    }
}
