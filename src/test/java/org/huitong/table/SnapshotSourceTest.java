package org.huitong.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is new, another or gone since the last look; deaths anywhere; a table that shrank. */
class SnapshotSourceTest {
    @TempDir
    private Path folder;

    private Poller table;

    @BeforeEach
    void open() throws Exception {
        table = new Poller(folder)
                .execute("CREATE TABLE PEOPLE (ID VARCHAR(9) PRIMARY KEY, WORD VARCHAR(20))")
                .execute("INSERT INTO PEOPLE SELECT '人' || X, 'w' FROM SYSTEM_RANGE(1, 10)");
    }

    @AfterEach
    void close() throws Exception {
        table.close();
    }

    private SnapshotSource source() {
        return new SnapshotSource(
                new SnapshotRules(Poller.rules("PEOPLE", "ID", 3), Duration.ZERO, 20, 100, "GONE", "1"),
                table.database,
                table.dialects,
                folder.resolve("listings"),
                System::currentTimeMillis);
    }

    @Test
    void onlyDifferencesCome() throws Exception {
        assertThat(table.poll(source())).hasSize(10);
        assertThat(table.poll(source())).isEmpty();
        table.execute("UPDATE PEOPLE SET WORD = 'new' WHERE ID = '人2'")
                .execute("DELETE FROM PEOPLE WHERE ID = '人7'")
                .execute("INSERT INTO PEOPLE VALUES ('人11', 'w')");

        assertThat(table.poll(source())).containsExactlyInAnyOrder("人2 new", "人7 1", "人11 w");
        assertThat(table.poll(source())).isEmpty();
    }

    @Test
    void deathAnywhereLosesNothing() throws Exception {
        SnapshotSource dies = source();
        table.lostTurn(dies);
        table.turn(source());
        assertThat(table.turn(source())).hasSize(3);
        table.lostTurn(source());
        table.execute("DELETE FROM PEOPLE WHERE ID = '人10'");

        assertThat(table.poll(source())).hasSizeBetween(6, 8).last().asString().isEqualTo("人10 1");
        assertThat(table.poll(source())).isEmpty();
    }

    @Test
    void shrunkenTableIsNotBelieved() throws Exception {
        table.poll(source());
        table.execute("DELETE FROM PEOPLE WHERE ID > '人3'");

        assertThatThrownBy(() -> table.turn(source()))
                .isInstanceOf(HuitongException.class)
                .hasMessageContainingAll("NORMALIZE-TOO-FEW", "Nothing was published");

        table.execute("INSERT INTO PEOPLE SELECT '人' || X, 'w' FROM SYSTEM_RANGE(4, 9)");
        assertThat(table.poll(source())).as("whole again").isEmpty();
    }

    @Test
    void lostListingsMakeAllComeAgain() throws Exception {
        table.poll(source());
        table.execute("UPDATE PEOPLE SET WORD = 'new' WHERE ID = '人2'");
        table.turn(source());
        try (Stream<Path> files = Files.list(folder.resolve("listings"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        assertThat(table.poll(source())).hasSize(10).contains("人2 new");
    }

    @Test
    void tableThatIsTooLargeSaysSo() throws Exception {
        table.execute("INSERT INTO PEOPLE SELECT 'x' || X, 'w' FROM SYSTEM_RANGE(1, 100)");

        assertThatThrownBy(() -> table.turn(source())).hasMessageContaining("Raise most");
    }
}
