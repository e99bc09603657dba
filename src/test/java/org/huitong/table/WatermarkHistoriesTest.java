package org.huitong.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories: writers that commit late, a clock that is set anywhere, deaths at any moment. None loses a row. */
class WatermarkHistoriesTest {
    private static final int HISTORIES = 40;
    private static final int STEPS = 60;

    @TempDir
    private Path folder;

    /** Somebody who has written a row and not committed yet. */
    private record Slow(Connection connection, String row, int since) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyRowComesAtLeastOnce(long seed) throws Exception {
        for (int history = 0; history < HISTORIES; history++) {
            history(new Random(seed * 1000 + history), history);
        }
    }

    private void history(Random random, int number) throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        List<String> written = new ArrayList<>();
        List<Slow> slow = new ArrayList<>();
        int id = 0;
        try (TimedTable table =
                new TimedTable(database, folder.resolve("h" + number + "-" + random.nextInt()), "TIMESTAMP")) {
            table.with(TimedTable.WINDOW, 1 + random.nextInt(5), 1000);
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(10)) {
                    case 0, 1, 2 -> {
                        table.write(++id, "w");
                        written.add(id + " w");
                    }
                    case 3 -> {
                        Slow one = new Slow(table.begin(), ++id + " w", step);
                        table.write(one.connection(), id, "w");
                        slow.add(one);
                    }
                    case 4 -> table.pass(Duration.ofSeconds(random.nextInt(60)));
                    case 5 ->
                        table.turnClock(
                                random.nextInt(4) > 0
                                        ? table.clock()
                                        : table.clock().minusMinutes(random.nextInt(300)));
                    case 6 -> {
                        TableSource.Turn turn = table.turn();
                        if (turn != null && random.nextBoolean()) {
                            table.commit(turn);
                        }
                    }
                    case 7 -> table.restart();
                    default -> table.poll();
                }
                // A transaction lasts eight steps of at most a minute: less than the window.
                List<Slow> ending = new ArrayList<>();
                for (Slow one : slow) {
                    if (step - one.since() >= 8 || random.nextInt(6) == 0) {
                        one.connection().commit();
                        one.connection().close();
                        written.add(one.row());
                        ending.add(one);
                    }
                }
                slow.removeAll(ending);
            }
            for (Slow one : slow) {
                one.connection().commit();
                one.connection().close();
                written.add(one.row());
            }
            table.poll();
            assertThat(table.published).as("history %d", number).containsAll(written);
        }
    }
}
