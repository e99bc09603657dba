package org.huitong.contract;

import java.util.Map;

/** PostgreSQL, a row for every record. */
class TableAppendSinkTest extends TableSinkContract {
    @Override
    String primaryKey() {
        return "RECORD_ID, REVISION";
    }

    @Override
    String connector() {
        return "table-append-sink";
    }

    @Override
    String details() {
        return """
                              table: CARDS
                              columns: "%s"
                              keyColumns: "RECORD_ID, REVISION"
                """.formatted(COLUMNS);
    }

    @Override
    Map<String, String> held() throws Exception {
        return database.pairs("SELECT CARDID, NAME FROM CARDS ORDER BY VERSION");
    }
}
