package org.huitong.contract;

/** A table in PostgreSQL, polled in the order of a day and a number within it. */
class TableCompositeSourceTest extends TableSourceContract {
    @Override
    String table() {
        return "CREATE TABLE CARDS (CARDID VARCHAR(20), NAME VARCHAR(64), DAY DATE DEFAULT CURRENT_DATE NOT NULL,"
                + " NO SERIAL, PRIMARY KEY (DAY, NO))";
    }

    @Override
    String connector() {
        return "table-composite-source";
    }

    @Override
    String parameters() {
        return "        orderColumns: \"DAY, NO\"\n";
    }
}
