package org.huitong.contract;

import java.util.List;
import org.junit.jupiter.api.Nested;

/** The table sources on MariaDB: what is kept over a kill is the bus's, so that one of them is enough. */
class MariaDbSourcesTest {
    @Nested
    class Timestamp extends TableTimestampSourceTest {
        @Override
        Database database() throws Exception {
            return new MariaDb();
        }
    }

    @Nested
    class Composite extends TableCompositeSourceTest {
        @Override
        Database database() throws Exception {
            return new MariaDb();
        }

        @Override
        List<Integer> kills() {
            return List.of();
        }

        /** A number that counts must begin an index there. */
        @Override
        String table() {
            return "CREATE TABLE CARDS (CARDID VARCHAR(20), NAME VARCHAR(64), DAY DATE DEFAULT CURRENT_DATE NOT NULL,"
                    + " NO BIGINT AUTO_INCREMENT, PRIMARY KEY (DAY, NO), KEY (NO))";
        }
    }

    @Nested
    class Outbox extends TableOutboxSourceTest {
        @Override
        Database database() throws Exception {
            return new MariaDb();
        }

        @Override
        List<Integer> kills() {
            return List.of();
        }
    }

    @Nested
    class Status extends TableStatusSourceTest {
        @Override
        Database database() throws Exception {
            return new MariaDb();
        }

        @Override
        List<Integer> kills() {
            return List.of();
        }
    }

    @Nested
    class Snapshot extends TableSnapshotSourceTest {
        @Override
        Database database() throws Exception {
            return new MariaDb();
        }

        @Override
        List<Integer> kills() {
            return List.of();
        }
    }

    @Nested
    class OwnStatement extends SqlPollSourceTest {
        @Override
        Database database() throws Exception {
            return new MariaDb();
        }

        @Override
        List<Integer> kills() {
            return List.of();
        }
    }
}
