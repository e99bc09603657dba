package org.huitong.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.huitong.store.StoreSettings;
import org.huitong.store.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of random histories over the real worker, publisher, claims and drainer. {@code -Dmodel.seed=} plays the
 * same again, {@code -Dmodel.histories=} says how many.
 */
@ExtendWith(QuietDrainer.class)
class ModelTest {
    private static final int ENOUGH_HITS = 50;
    private static final int ENOUGH_HISTORIES = 10_000;
    private static final long BOUND_SECONDS = 90;
    private static final int ON_THE_REAL_STORE = 25;

    @Test
    void everyHistoryEndsWithEverythingInItsPlace() {
        long seed = Long.getLong("model.seed", new Random().nextLong());
        int wanted = Integer.getInteger("model.histories", ENOUGH_HISTORIES);
        say("model seed " + seed + " (play again with -Dmodel.seed=" + seed + ")");
        Coverage coverage = new Coverage();
        int[] lengths = new int[wanted];
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS * 4);
        Random seeds = new Random(seed);
        for (int i = 0; i < wanted; i++) {
            assertThat(System.nanoTime())
                    .as("time for %d of %d histories", i, wanted)
                    .isLessThan(end);
            History history = History.of(seeds.nextLong());
            lengths[i] = history.steps().size();
            List<String> broken = new Run(history, new MemoryShelf(), new Sabotage(), coverage, false).play();
            coverage.historyEnds();
            if (!broken.isEmpty()) {
                throw new AssertionError("history " + i + " of model seed " + seed + ":\n" + Shrink.told(history));
            }
        }
        Arrays.sort(lengths);
        say(wanted + " histories, median " + lengths[wanted / 2] + " steps; histories that hit each crash window:\n"
                + coverage.table());
        say("later: " + Coverage.LATER);
        assertThat(lengths[wanted / 2]).isGreaterThanOrEqualTo(30);
        if (wanted >= ENOUGH_HISTORIES) {
            List<String> missed = new ArrayList<>();
            for (Coverage.Window window : Coverage.Window.values()) {
                if (coverage.of(window) < ENOUGH_HITS) {
                    missed.add(window + " only " + coverage.of(window));
                }
            }
            assertThat(missed).isEmpty();
        }
    }

    /** A few of them on the real store, so that the one in memory is not believed blindly. */
    @Test
    void historiesEndWellOnTheRealStore(@TempDir Path directory) {
        onTheRealStore(StoreSettings.sqlite(directory));
    }

    @Test
    void historiesEndWellOnPostgres(@TempDir Path directory) {
        onTheRealStore(TestPostgres.store(directory));
    }

    private static void onTheRealStore(StoreSettings store) {
        long seed = Long.getLong("model.seed", new Random().nextLong());
        say("model seed on the real store " + seed);
        Random seeds = new Random(seed);
        try (SqlShelf shelf = new SqlShelf(store)) {
            for (int i = 0; i < ON_THE_REAL_STORE; i++) {
                History history = History.of(seeds.nextLong());
                shelf.clear();
                Run run = new Run(history, shelf, new Sabotage(), new Coverage(), true);
                List<String> broken = run.play();
                assertThat(broken)
                        .as(() -> "history seed " + history.seed() + ":\n" + String.join("\n", run.world.trace))
                        .isEmpty();
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
