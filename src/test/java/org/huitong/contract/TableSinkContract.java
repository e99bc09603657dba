package org.huitong.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A table of cards in a database server, written without a statement of one's own. */
abstract class TableSinkContract extends SinkContract {
    static final String COLUMNS =
            "CARDID=recordKey, NAME=name, VERSION=recordVersion, RECORD_ID=recordId, REVISION=recordRevision";
    private static final int MANY = 1000;
    private static final List<Integer> BAD = List.of(17, 500, 999);

    Database database;

    Database database() throws Exception {
        return new Postgres();
    }

    boolean atomic() {
        return false;
    }

    /** By what a row is found again. */
    String primaryKey() {
        return "CARDID";
    }

    /** What follows {@code dataSource}, indented by 14. */
    String details() {
        return """
                              table: CARDS
                              columns: "%s"
                              keyColumns: CARDID
                              versionColumn: VERSION
                """.formatted(COLUMNS);
    }

    @Override
    void openFarEnd() throws Exception {
        database = database();
        database.execute("""
                CREATE TABLE CARDS (CARDID VARCHAR(20), NAME VARCHAR(64), VERSION BIGINT, RECORD_ID VARCHAR(64),
                  REVISION INT, CONSTRAINT NOT_UNWANTED CHECK (NAME NOT LIKE '拒%'), PRIMARY KEY (""" + primaryKey() + "))");
        wire = new Wire(database.port());
    }

    @Override
    void closeFarEnd() throws Exception {
        if (database != null) {
            database.close();
        }
    }

    @Override
    String beans() {
        return Database.bean();
    }

    @Override
    String step() {
        return """
                        - to:
                            uri: kamelet:%s/contract-sink
                            parameters:
                              dataSource: contractTable
                              callTimeout: 2000
                              atomic: %s
                %s""".formatted(connector(), atomic(), details());
    }

    @Override
    String parameters() {
        return """
                      - name: batch
                        value: "1000"
                      - name: atomic
                        value: "%s"
                """.formatted(atomic());
    }

    @Override
    Map<String, String> settings() {
        return Map.of("table.jdbcUrl", database.url(wire.port()));
    }

    @Override
    List<String> effects() throws Exception {
        return database.column("SELECT CONCAT(RECORD_ID, '.', REVISION) FROM CARDS");
    }

    @Override
    Map<String, String> held() throws Exception {
        return database.pairs("SELECT CARDID, NAME FROM CARDS");
    }

    @Override
    boolean shutDoor() throws Exception {
        database.execute("ALTER TABLE CARDS RENAME TO CARDS_OLD");
        return true;
    }

    @Override
    void openDoor() throws Exception {
        database.execute("ALTER TABLE CARDS_OLD RENAME TO CARDS");
    }

    @Override
    List<String> secrets() {
        return List.of(Database.PASSWORD);
    }

    /** Each parked with its row, constraint and cure; the others are written once. */
    @Test
    void threeBadOfAThousandAreParkedAndTheOthersWritten() throws Exception {
        database.audit();
        push(1, MANY, number -> BAD.contains(number) ? REFUSED : "");
        settled("a thousand", MANY);

        assertThat(holds()).hasSize(MANY - BAD.size());
        assertThat(effects()).doesNotHaveDuplicates();
        List<String> written =
                database.column("SELECT CONCAT(RECORD_ID, '.', REVISION) FROM CARDS WHERE CARDID BETWEEN '" + key(1)
                        + "' AND '" + key(MANY) + "'");
        assertThat(written).hasSize(MANY - BAD.size());
        assertThat(database.column("SELECT CONCAT(RECORD_ID, '.', REVISION) FROM APPLIED"))
                .as("what was ever applied")
                .containsExactlyInAnyOrderElementsOf(written);
        List<JsonNode> rows = parkedRows();
        assertThat(rows).hasSize(BAD.size());
        for (int number : BAD) {
            assertThat(rows)
                    .filteredOn(row -> row.path("input").asText().contains(key(number)))
                    .singleElement()
                    .satisfies(row -> assertThat(row.path("text").asText().toLowerCase(java.util.Locale.ROOT))
                            .contains("sqlstate 23", "not_unwanted", "mend the record")
                            .doesNotContain(REFUSED));
        }
    }

    @Override
    boolean spoilt() {
        return false;
    }
}
