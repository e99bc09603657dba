package org.huitong.receive.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that come twice among many, found without holding them. */
class KeySpillTest {
    private static final long MANY_PARTS = 1L << 30;

    @TempDir
    private Path folder;

    @Test
    void findsWhatAMapOfAllOfThemFinds() throws IOException {
        Random random = new Random(7);
        Map<String, Integer> counts = new HashMap<>();
        String[] keys = new String[20_000];
        try (KeySpill spill = new KeySpill(folder, MANY_PARTS)) {
            for (int i = 0; i < keys.length; i++) {
                keys[i] = "k" + random.nextInt(60_000);
                counts.merge(keys[i], 1, Integer::sum);
                spill.add(keys[i], i);
            }

            long[] twice = spill.twice().toArray();

            assertThat(twice)
                    .isSorted()
                    .hasSize(counts.values().stream()
                            .filter(count -> count > 1)
                            .mapToInt(Integer::intValue)
                            .sum());
            for (long number : twice) {
                assertThat(counts.get(keys[(int) number])).isGreaterThan(1);
            }
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void membersOfOneRecordAreOneRecord() throws IOException {
        try (KeySpill spill = new KeySpill(folder, 1)) {
            spill.add("a", 3);
            spill.add("a", 3);
            spill.add("b", 4);

            assertThat(spill.twice()).containsExactly(3L);
        }
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
