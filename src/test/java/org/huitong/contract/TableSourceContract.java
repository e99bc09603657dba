package org.huitong.contract;

import java.util.List;
import java.util.Map;

/** A table of cards in a database server, asked in one of the ways there are. */
abstract class TableSourceContract extends SourceContract {
    Database database;

    Database database() throws Exception {
        return new Postgres();
    }

    /** Statement that creates {@code CARDS}, with {@code CARDID}, {@code NAME}. */
    abstract String table();

    /** Parameters that all but those with a statement of their own have, indented by 8. */
    String asked() {
        return """
                        table: CARDS
                        columns: "CARDID, NAME"
                        callTimeout: 2000
                """;
    }

    /** More parameters of the connector, indented by 8. */
    abstract String parameters();

    @Override
    void openFarEnd() throws Exception {
        database = database();
        database.execute(table());
        wire = new Wire(database.port());
    }

    @Override
    void closeFarEnd() throws Exception {
        if (database != null) {
            database.close();
        }
    }

    @Override
    String route() {
        return Database.bean() + """
                - route:
                    id: contract.source
                    routeConfigurationId: spine
                    from:
                      uri: kamelet:%s/contract-poll
                      parameters:
                        system: contract.source
                        resource: contract-card
                        dataSource: contractTable
                        period: 100
                        maxRows: 7
                %s%s      steps:
                        - to:
                            uri: direct:receive
                """.formatted(connector(), asked(), parameters());
    }

    @Override
    String mapping() {
        return "formats: [rows]\ncharset: UTF-8\nidentity: watermark\n";
    }

    @Override
    void offer(int first, int count) throws Exception {
        for (int number = first; number < first + count; number++) {
            database.execute("INSERT INTO CARDS (CARDID, NAME) VALUES (?, ?)", key(number), name(number));
        }
    }

    @Override
    int mostPerIntake() {
        return 7;
    }

    @Override
    Map<String, String> settings() {
        return Map.of("table.jdbcUrl", database.url(wire.port()));
    }

    @Override
    List<String> secrets() {
        return List.of(Database.PASSWORD);
    }

    @Override
    boolean spoilt() {
        return false;
    }
}
