package org.huitong.contract;

/** PostgreSQL, a procedure that knows a repeat. */
class TableProcedureSinkTest extends TableSinkContract {
    @Override
    void openFarEnd() throws Exception {
        super.openFarEnd();
        database.execute(procedure());
    }

    String procedure() {
        return """
                CREATE PROCEDURE PUT_CARD(K VARCHAR, N VARCHAR, V BIGINT, I VARCHAR, R INT) LANGUAGE SQL AS $$
                  INSERT INTO CARDS VALUES (K, N, V, I, R) ON CONFLICT (CARDID) DO UPDATE
                    SET NAME = EXCLUDED.NAME, VERSION = EXCLUDED.VERSION, RECORD_ID = EXCLUDED.RECORD_ID,
                    REVISION = EXCLUDED.REVISION WHERE CARDS.VERSION <= EXCLUDED.VERSION
                $$""";
    }

    @Override
    String connector() {
        return "table-procedure-sink";
    }

    @Override
    String details() {
        return """
                              procedure: PUT_CARD
                              arguments: "recordKey, name, recordVersion, recordId, recordRevision"
                """;
    }
}
