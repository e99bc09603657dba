package org.huitong.contract;

/** A table in PostgreSQL, written with statements of one's own, a record at a time. */
class SqlUpsertSinkTest extends TableSinkContract {
    @Override
    String connector() {
        return "sql-upsert-sink";
    }

    @Override
    String step() {
        return """
                        - to:
                            uri: kamelet:sql-upsert-sink/contract-sink
                            parameters:
                              dataSource: contractTable
                              upsert: "INSERT INTO CARDS VALUES (:#cardId, :#name, :#recordVersion, :#recordId, :#recordRevision) ON CONFLICT (CARDID) DO UPDATE SET NAME = EXCLUDED.NAME, VERSION = EXCLUDED.VERSION, RECORD_ID = EXCLUDED.RECORD_ID, REVISION = EXCLUDED.REVISION WHERE CARDS.VERSION <= EXCLUDED.VERSION"
                              delete: "DELETE FROM CARDS WHERE CARDID = :#recordKey AND VERSION <= :#recordVersion"
                """;
    }

    @Override
    String parameters() {
        return "";
    }

    @Override
    boolean spoilt() {
        return true;
    }
}
