package org.huitong.contract;

import java.util.List;
import java.util.Map;

/** A table in PostgreSQL, written with statements of one's own. */
class SqlUpsertSinkTest extends SinkContract {
    private Database table;

    @Override
    void openFarEnd() throws Exception {
        table = new Postgres();
        table.execute("""
                CREATE TABLE CARDS (CARDID VARCHAR(20) PRIMARY KEY, NAME VARCHAR(64) CHECK (NAME NOT LIKE '拒%'),
                  VERSION BIGINT, RECORD_ID VARCHAR(64), REVISION INT)""");
        wire = new Wire(table.port());
    }

    @Override
    void closeFarEnd() throws Exception {
        table.close();
    }

    @Override
    String beans() {
        return Database.bean();
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
    Map<String, String> settings() {
        return Map.of("table.jdbcUrl", table.url(wire.port()));
    }

    @Override
    List<String> effects() throws Exception {
        return table.column("SELECT RECORD_ID || '.' || REVISION FROM CARDS");
    }

    @Override
    Map<String, String> held() throws Exception {
        return table.pairs("SELECT CARDID, NAME FROM CARDS");
    }

    @Override
    boolean shutDoor() throws Exception {
        table.execute("ALTER TABLE CARDS RENAME TO CARDS_OLD");
        return true;
    }

    @Override
    void openDoor() throws Exception {
        table.execute("ALTER TABLE CARDS_OLD RENAME TO CARDS");
    }

    @Override
    List<String> secrets() {
        return List.of(Database.PASSWORD);
    }
}
