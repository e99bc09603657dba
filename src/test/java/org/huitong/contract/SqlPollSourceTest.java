package org.huitong.contract;

/** A table in PostgreSQL, polled with a statement of one's own by a number that grows. */
class SqlPollSourceTest extends TableSourceContract {
    @Override
    String table() {
        return "CREATE TABLE CARDS (CARDID VARCHAR(20), NAME VARCHAR(64), SEQ " + database.counter() + " PRIMARY KEY)";
    }

    @Override
    String connector() {
        return "sql-poll-source";
    }

    @Override
    String asked() {
        return "";
    }

    @Override
    String parameters() {
        return """
                        query: "SELECT CARDID, NAME, SEQ FROM CARDS WHERE SEQ > :#${variable.watermark} ORDER BY SEQ"
                        watermarkColumn: SEQ
                """;
    }

    @Override
    String mapping() {
        return super.mapping() + "version: SEQ\n";
    }

    @Override
    boolean spoilt() {
        return true;
    }
}
