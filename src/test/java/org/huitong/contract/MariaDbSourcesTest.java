package org.huitong.contract;

import org.junit.jupiter.api.Nested;

/** The table sources on MariaDB; one of them also shows what is the bus's. */
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
        boolean shownElsewhere() {
            return true;
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
        boolean shownElsewhere() {
            return true;
        }
    }

    @Nested
    class Status extends TableStatusSourceTest {
        @Override
        Database database() throws Exception {
            return new MariaDb();
        }

        @Override
        boolean shownElsewhere() {
            return true;
        }
    }

    @Nested
    class Snapshot extends TableSnapshotSourceTest {
        @Override
        Database database() throws Exception {
            return new MariaDb();
        }

        @Override
        boolean shownElsewhere() {
            return true;
        }
    }

    @Nested
    class OwnStatement extends SqlPollSourceTest {
        @Override
        Database database() throws Exception {
            return new MariaDb();
        }

        /** Without the bounded sockets its driver was seen to take 146 MB of one answer. */
        @Override
        boolean spoilt() {
            return true;
        }

        @Override
        boolean shownElsewhere() {
            return true;
        }
    }
}
