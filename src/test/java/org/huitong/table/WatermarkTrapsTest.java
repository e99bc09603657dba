package org.huitong.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ways in which a poller that trusts a column of times loses rows; each by its name, over PostgreSQL. */
class WatermarkTrapsTest {
    private static final TimeZone ZONE = TimeZone.getDefault();
    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    private TimedTable table;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() throws Exception {
        table = new TimedTable(postgres.getPostgresDatabase(), folder, "TIMESTAMP");
    }

    @AfterEach
    void close() throws Exception {
        TimeZone.setDefault(ZONE);
        table.close();
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static List<String> words(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(id -> id + " w").toList();
    }

    @Test
    void lateCommitWithAnOlderTimestampIsFoundOnce() throws Exception {
        Connection slow = table.begin();
        table.write(slow, 1, "late");
        table.pass(seconds(5)).write(2, "w");
        assertThat(table.poll()).containsExactly("2 w");
        table.pass(seconds(300));
        assertThat(table.poll()).isEmpty();
        slow.commit();
        slow.close();

        assertThat(table.poll()).containsExactly("1 late");
        assertThat(table.pass(seconds(60)).poll()).isEmpty();
    }

    @Test
    void equalTimestampsAcrossABatchBorderComeOnceEach() throws Exception {
        for (int id = 1; id <= 25; id++) {
            table.write(id, "w");
        }

        assertThat(table.poll()).containsExactlyElementsOf(words(1, 25));
        table.write(26, "w").write(0, "w");
        assertThat(table.poll()).as("both ends of the same moment").containsExactlyInAnyOrder("26 w", "0 w");
        assertThat(table.poll()).isEmpty();
    }

    @Test
    void clockSetBackWithinTheWindowLosesAndRepeatsNothing() throws Exception {
        table.write(1, "w").pass(seconds(30)).write(2, "w");
        table.poll();
        table.turnClock(table.clock().minusMinutes(5));

        List<String> found = new ArrayList<>();
        for (int id = 3; id <= 12; id++) {
            table.pass(seconds(45)).write(id, "w");
            found.addAll(table.poll());
        }

        assertThat(found).containsExactlyElementsOf(words(3, 10));
    }

    @Test
    void clockSetBackFurtherThanTheWindowLosesNothing() throws Exception {
        for (int id = 1; id <= 10; id++) {
            table.pass(seconds(600)).write(id, "w");
            table.poll();
        }
        table.turnClock(table.clock().minusHours(30));
        for (int id = 11; id <= 60; id++) {
            table.pass(seconds(1200)).write(id, "w");
            table.poll();
        }

        assertThat(table.published).containsAll(words(1, 60));
    }

    @Test
    void clockSetBackWhileTheGatewayIsDownLosesNothing() throws Exception {
        table.write(1, "w");
        table.poll();
        table.pass(seconds(600)).turnClock(table.clock().minusHours(3));
        for (int id = 2; id <= 15; id++) {
            table.pass(seconds(600)).write(id, "w");
        }
        table.restart();

        table.poll();

        assertThat(table.published).containsAll(words(1, 15));
    }

    @Test
    void hourThatComesTwiceLosesAndRepeatsNothing() throws Exception {
        table.with(Duration.ofMinutes(65), 10, 1000);
        table.turnClock(LocalDateTime.parse("2026-10-25T02:00:00"));
        List<String> found = new ArrayList<>();
        int id = 1;
        for (int hour = 0; hour < 2; hour++) {
            for (int at = 0; at < 12; at++) {
                table.pass(seconds(299)).write(id++, "w");
                found.addAll(table.poll());
            }
            table.turnClock(LocalDateTime.parse(hour == 0 ? "2026-10-25T02:00:00" : "2026-10-25T03:00:00"));
        }
        table.pass(seconds(60)).write(id++, "w");
        found.addAll(table.poll());

        assertThat(found).containsExactlyElementsOf(words(1, id - 1));
    }

    /** In March this process's own zone has no half past two; the far end has. */
    @Test
    void hourThatIsNotInThisProcessesZoneIsReadAsItStands() throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        table.turnClock(LocalDateTime.parse("2026-03-29T02:30:00")).write(1, "w");
        table.pass(seconds(1)).write(2, "w");

        TableSource.Turn turn = table.turn();
        table.commit(turn);

        assertThat(turn.rows()).extracting(row -> row.get("AT")).first().hasToString("2026-03-29T02:30");
        assertThat(table.pass(seconds(1)).write(3, "w").poll()).containsExactly("3 w");
        assertThat(table.turnClock(LocalDateTime.parse("2026-03-29T03:30:00"))
                        .write(4, "w")
                        .poll())
                .containsExactly("4 w");
    }

    @Test
    void rowFromTheFutureHidesNoneOfThePresent() throws Exception {
        LocalDateTime present = table.clock();
        table.turnClock(LocalDateTime.parse("2099-01-01T00:00:00")).write(1, "w");
        table.poll();
        table.turnClock(present);
        List<String> found = new ArrayList<>();
        for (int id = 2; id <= 20; id++) {
            table.pass(seconds(1800)).write(id, "w");
            if (id % 4 == 0) {
                table.restart();
            }
            if (id % 3 == 0) {
                found.addAll(table.poll());
            }
        }
        found.addAll(table.poll());

        assertThat(found).containsAll(words(2, 19));
    }

    @Test
    void lateRowWhoseCommitFailedComesAgain() throws Exception {
        Connection slow = table.begin();
        table.write(slow, 1, "late");
        table.pass(seconds(500)).write(2, "w");
        table.poll();
        slow.commit();
        slow.close();
        table.pass(seconds(60));

        assertThat(table.turn().rows()).as("found, and not committed").hasSize(1);
        table.pass(seconds(3600));

        assertThat(table.poll()).containsExactly("1 late");
        assertThat(table.poll()).isEmpty();
    }

    @Test
    void rowThatChangedSinceComesWithItsNewContent() throws Exception {
        table.write(1, "old");
        table.poll();
        table.pass(seconds(1)).write(1, "new");
        assertThat(table.poll()).containsExactly("1 new");
        assertThat(table.restart().poll()).isEmpty();
    }

    @Test
    void lostMemoryMakesRowsComeAgainAndLosesNone() throws Exception {
        for (int id = 1; id <= 20; id++) {
            table.pass(seconds(1)).write(id, "w");
        }
        table.poll();
        try (Stream<Path> files = Files.list(folder.resolve("seen"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        table.restart().pass(seconds(1)).write(21, "w");

        assertThat(table.poll()).contains("21 w").hasSizeLessThanOrEqualTo(21);
        assertThat(table.restart().poll()).as("and only once").isEmpty();
    }

    @Test
    void moreRowsThanCanBeRememberedStopTheSourceAndSayWhatToDo() throws Exception {
        table.with(TimedTable.WINDOW, 10, 15);
        for (int id = 1; id <= 30; id++) {
            table.write(id, "w");
        }

        assertThatThrownBy(table::poll)
                .isInstanceOf(HuitongException.class)
                .hasMessageContainingAll("remember", "Nothing is lost");
        assertThat(table.published).hasSize(10);
        table.with(TimedTable.WINDOW, 10, 1000);
        table.poll();
        assertThat(table.published).containsExactlyElementsOf(words(1, 30));
    }

    /** The first load of an old table, loaded by a script with one time for all. */
    @Test
    void manyRowsOfLongAgoNeedNoMemory() throws Exception {
        table.with(TimedTable.WINDOW, 10, 15);
        for (int id = 1; id <= 60; id++) {
            table.write(id, "w");
        }
        table.pass(Duration.ofDays(30));

        assertThat(table.poll()).containsExactlyElementsOf(words(1, 60));
        assertThat(table.poll()).isEmpty();
        assertThat(table.write(61, "w").poll()).containsExactly("61 w");
        assertThat(table.restart().poll()).isEmpty();
    }

    @Test
    void columnWithAZoneIsReadToo() throws Exception {
        table.close();
        table = new TimedTable(postgres.getPostgresDatabase(), folder, "TIMESTAMPTZ");
        table.write(1, "w").pass(seconds(1)).write(2, "w");

        assertThat(table.poll()).containsExactly("1 w", "2 w");
        assertThat(table.pass(seconds(1)).write(3, "w").poll()).containsExactly("3 w");
        assertThat(table.restart().poll()).isEmpty();
    }
}
