package org.huitong.contract;

import java.util.OptionalInt;

/** An outbox table in PostgreSQL. */
class TableOutboxSourceTest extends TableSourceContract {
    @Override
    Database database() throws Exception {
        return new Postgres();
    }

    @Override
    String table() {
        return "CREATE TABLE CARDS (ID BIGSERIAL PRIMARY KEY, CARDID VARCHAR(20), NAME VARCHAR(64))";
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
