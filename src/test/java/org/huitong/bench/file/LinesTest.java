package org.huitong.bench.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.huitong.element.identity.CreditCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bench hands over is what the enterprise register would. */
class LinesTest {
    private static final int LINE = 18 + 80 + 2 + 6 + 30 + 16 + 8 + 8;

    @TempDir
    private Path folder;

    @Test
    void everyRecordHasAValidCodeWithItsNumber() throws IOException {
        Path file = folder.resolve("QY.txt");

        long records = Lines.write(file, 100_000);

        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        assertThat(lines).hasSize((int) records + 2);
        assertThat(lines.get(lines.size() - 1)).isEqualTo("TRL%010d".formatted(records));
        CreditCode rule = new CreditCode(Set.of());
        for (int number = 0; number < records; number++) {
            String line = lines.get(number + 1);
            String code = line.substring(0, 18);
            assertThat(line).hasSize(LINE);
            assertThat(rule.check(code)).isEqualTo(code);
            assertThat(Lines.number(code.getBytes(StandardCharsets.US_ASCII), 0))
                    .isEqualTo(number);
        }
    }

    @Test
    void theMostOfTheHeapIsReadFromTheCollectorsLog() throws IOException {
        Path log = folder.resolve("gc.log");
        Files.writeString(log, """
                [0.1s][info][gc] Using G1
                [1.0s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 24M->6M(256M) 3.2ms
                [2.0s][info][gc] GC(1) Pause Young (Normal) (G1 Evacuation Pause) 150M->60M(256M) 9.1ms
                [3.0s][info][gc] GC(2) Pause Remark 90M->88M(256M) 1.0ms
                """);

        HeapLog heap = new HeapLog(log);

        assertThat(heap.before()).isEqualTo(150);
        assertThat(heap.after()).isEqualTo(88);
    }
}
