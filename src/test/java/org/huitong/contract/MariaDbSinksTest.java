package org.huitong.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The table sinks on MariaDB. */
class MariaDbSinksTest {
    @Nested
    class Upsert extends TableUpsertSinkTest {
        @Override
        Database database() throws Exception {
            return new MariaDb();
        }

        @Override
        boolean spoilt() {
            return true;
        }

        /** There an upsert would replace whatever row has the same name. */
        @Test
        void tableWithAnotherUniqueIndexIsNotWritten() throws Exception {
            site().stop();
            database.execute("CREATE UNIQUE INDEX BY_NAME ON CARDS (NAME)");
            site().start();
            push(1, 5);
            paused("DELIVER-CONNECTOR");
            assertThat(site().sink().path("cause").asText()).contains("BY_NAME");
            assertThat(holds()).isEmpty();

            database.execute("DROP INDEX BY_NAME ON CARDS");

            settled("the index is gone", 5);
            assertThat(holds()).hasSize(5);
        }

        /** The driver logs each message of the server, and a server quotes values. */
        @Test
        void whatAMessageSaysOfARecordIsNotLogged() throws Exception {
            database.execute("CREATE TRIGGER TELLS BEFORE INSERT ON CARDS FOR EACH ROW IF NEW.NAME LIKE '拒%' THEN BEGIN"
                    + " DECLARE TOLD VARCHAR(64) DEFAULT NEW.NAME; SIGNAL SQLSTATE '23000' SET MESSAGE_TEXT = TOLD; END;"
                    + " END IF");
            push(1, 1, number -> REFUSED);
            settled("it is refused", 1);
            database.execute("DROP TRIGGER TELLS");

            assertThat(parked()).isEqualTo(1);
            assertThat(site().logged()).doesNotContain(REFUSED);
        }

        @Test
        void rowWithoutAVersionIsOlderThanAnyRecord() throws Exception {
            database.execute("INSERT INTO CARDS (CARDID, NAME) VALUES (?, 'had')", key(1));
            push(1, 1);
            settled("it came", 1);

            assertThat(held()).containsEntry(key(1), name(1));
        }
    }

    @Nested
    class UpsertAtomic extends TableUpsertAtomicSinkTest {
        @Override
        Database database() throws Exception {
            return new MariaDb();
        }
    }

    @Nested
    class Append extends TableAppendSinkTest {
        @Override
        Database database() throws Exception {
            return new MariaDb();
        }
    }

    @Nested
    class Procedure extends TableProcedureSinkTest {
        @Override
        Database database() throws Exception {
            return new MariaDb();
        }

        @Override
        String procedure() {
            return """
                    CREATE PROCEDURE PUT_CARD(K VARCHAR(20), N VARCHAR(64), V BIGINT, I VARCHAR(64), R INT)
                      INSERT INTO CARDS (CARDID, NAME, RECORD_ID, REVISION, VERSION) VALUES (K, N, I, R, V)
                      ON DUPLICATE KEY UPDATE NAME = IF(VERSION <= V, N, NAME), RECORD_ID = IF(VERSION <= V, I, RECORD_ID),
                        REVISION = IF(VERSION <= V, R, REVISION), VERSION = GREATEST(VERSION, V)""";
        }
    }
}
