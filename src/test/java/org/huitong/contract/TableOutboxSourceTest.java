package org.huitong.contract;

import java.util.OptionalInt;

/** An outbox table in PostgreSQL. */
class TableOutboxSourceTest extends TableSourceContract {
    @Override
    String table() {
        return "CREATE TABLE CARDS (CARDID VARCHAR(20), NAME VARCHAR(64), ID " + database.counter() + " PRIMARY KEY)";
    }

    @Override
    String connector() {
        return "table-outbox-source";
    }

    @Override
    String parameters() {
        return "        idColumn: ID\n";
    }

    @Override
    OptionalInt unacknowledged() throws Exception {
        return OptionalInt.of((int) database.number("SELECT COUNT(*) FROM CARDS"));
    }
}
