package org.huitong.contract;

/** A table in PostgreSQL that says nothing of its changes. */
class TableSnapshotSourceTest extends TableSourceContract {
    @Override
    String table() {
        return "CREATE TABLE CARDS (CARDID VARCHAR(20) PRIMARY KEY, NAME VARCHAR(64))";
    }

    @Override
    String connector() {
        return "table-snapshot-source";
    }

    @Override
    String parameters() {
        return """
                        keyColumns: CARDID
                        every: 100
                """;
    }

    @Override
    String mapping() {
        return super.mapping() + "delete: {from: GONE, is: [\"1\"]}\n";
    }
}
