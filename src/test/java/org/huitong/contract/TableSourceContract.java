package org.huitong.contract;

import java.util.List;
import java.util.Map;

/** A table of cards in a database server, asked in one of the ways there are. */
abstract class TableSourceContract extends SourceContract {
    Database database;

    abstract Database database() throws Exception;

    /** Statement that creates {@code CARDS}, with {@code CARDID}, {@code NAME}. */
    abstract String table();

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
        database.close();
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
                        table: CARDS
                        columns: "CARDID, NAME"
                        period: 100
                        maxRows: 7
                        callTimeout: 2000
                %s      steps:
                        - to:
                            uri: direct:receive
                """.formatted(connector(), parameters());
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
}
