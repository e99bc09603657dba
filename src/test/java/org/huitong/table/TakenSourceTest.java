package org.huitong.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that wait, across deaths before and after the commit. */
class TakenSourceTest {
    @TempDir
    private Path folder;

    private Poller table;

    @BeforeEach
    void open() throws Exception {
        table = new Poller(folder).execute("CREATE TABLE WORK (ID INT PRIMARY KEY, WORD VARCHAR(20), STATE CHAR(1))");
    }

    @AfterEach
    void close() throws Exception {
        table.close();
    }

    private TakenSource source() {
        return new TakenSource(
                Poller.rules("WORK", "ID", 2), "STATE = '0'", "STATE = '1'", table.database, table.dialects);
    }

    @Test
    void waitingRowsComeOnceAndAreMarked() throws Exception {
        table.execute("INSERT INTO WORK VALUES (1, 'a', '0'), (2, 'b', '1'), (3, 'c', '0'), (4, 'd', '0')");

        assertThat(table.poll(source())).containsExactly("1 a 0", "3 c 0", "4 d 0");
        assertThat(table.poll(source())).as("after a death").isEmpty();
    }

    @Test
    void deathBeforeTheCommitMarksNothing() throws Exception {
        table.execute("INSERT INTO WORK VALUES (1, 'a', '0')");
        assertThat(table.lostTurn(source())).hasSize(1);

        assertThat(table.poll(source())).containsExactly("1 a 0");
    }

    @Test
    void deathBetweenCommitAndMarkTakesNothingTwice() throws Exception {
        table.execute("INSERT INTO WORK VALUES (1, 'a', '0')");
        assertThat(table.turn(source())).containsExactly("1 a 0");

        assertThat(table.poll(source())).isEmpty();
    }

    @Test
    void rowThatWaitsAnewIsTakenAnew() throws Exception {
        table.execute("INSERT INTO WORK VALUES (1, 'a', '0')");
        table.poll(source());
        table.execute("UPDATE WORK SET WORD = 'z', STATE = '0'");

        assertThat(table.poll(source())).as("also after a restart").containsExactly("1 z 0");
    }

    @Test
    void outboxIsEmptiedInItsOrder() throws Exception {
        TakenSource outbox = new TakenSource(Poller.rules("WORK", "ID", 2), "", "", table.database, table.dialects);
        table.execute("INSERT INTO WORK VALUES (5, 'e', NULL), (3, 'c', NULL), (4, 'd', NULL)");
        assertThat(table.poll(outbox)).containsExactly("3 c null", "4 d null", "5 e null");

        table.execute("INSERT INTO WORK VALUES (1, 'committed late', NULL)");

        assertThat(table.poll(outbox)).containsExactly("1 committed late null");
    }
}
