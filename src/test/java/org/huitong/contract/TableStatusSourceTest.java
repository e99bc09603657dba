package org.huitong.contract;

import java.util.OptionalInt;

/** A table in PostgreSQL whose rows wait and are marked. */
class TableStatusSourceTest extends TableSourceContract {
    @Override
    String table() {
        return "CREATE TABLE CARDS (CARDID VARCHAR(20) PRIMARY KEY, NAME VARCHAR(64), STATE CHAR(1) DEFAULT '0')";
    }

    @Override
    String connector() {
        return "table-status-source";
    }

    @Override
    String parameters() {
        return """
                        keyColumns: CARDID
                        waiting: "STATE = '0'"
                        done: "STATE = '1'"
                """;
    }

    @Override
    OptionalInt unacknowledged() throws Exception {
        return OptionalInt.of((int) database.number("SELECT COUNT(*) FROM CARDS WHERE STATE = '0'"));
    }
}
