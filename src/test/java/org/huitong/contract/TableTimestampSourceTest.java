package org.huitong.contract;

/** A table in PostgreSQL, polled by the time of change. */
class TableTimestampSourceTest extends TableSourceContract {
    @Override
    String table() {
        return "CREATE TABLE CARDS (CARDID VARCHAR(20) PRIMARY KEY, NAME VARCHAR(64),"
                + " UPD_TIME TIMESTAMP(6) DEFAULT CURRENT_TIMESTAMP(6) NOT NULL)";
    }

    @Override
    String connector() {
        return "table-timestamp-source";
    }

    @Override
    String parameters() {
        return """
                        timeColumn: UPD_TIME
                        keyColumns: CARDID
                        every: 0
                """;
    }
}
