package org.huitong.contract;

import java.util.List;
import java.util.Map;

/** A table in PostgreSQL, polled by a number that grows. */
class SqlPollSourceTest extends SourceContract {
    private Database table;

    @Override
    String connector() {
        return "sql-poll-source";
    }

    @Override
    void openFarEnd() throws Exception {
        table = new Postgres();
        table.execute("CREATE TABLE CARDS (CARDID VARCHAR(20), NAME VARCHAR(64), SEQ BIGSERIAL PRIMARY KEY)");
        wire = new Wire(table.port());
    }

    @Override
    void closeFarEnd() throws Exception {
        table.close();
    }

    @Override
    String route() {
        return Database.bean() + """
                - route:
                    id: contract.source
                    routeConfigurationId: spine
                    from:
                      uri: kamelet:sql-poll-source/contract-poll
                      parameters:
                        system: contract.source
                        resource: contract-card
                        dataSource: contractTable
                        query: "SELECT CARDID, NAME, SEQ FROM CARDS WHERE SEQ > :#${variable.watermark} ORDER BY SEQ"
                        watermarkColumn: SEQ
                        period: 100
                        maxRows: 7
                      steps:
                        - to:
                            uri: direct:receive
                """;
    }

    @Override
    String mapping() {
        return "formats: [rows]\ncharset: UTF-8\nidentity: watermark\nversion: SEQ\n";
    }

    @Override
    void offer(int first, int count) throws Exception {
        for (int number = first; number < first + count; number++) {
            table.execute("INSERT INTO CARDS (CARDID, NAME) VALUES (?, ?)", key(number), name(number));
        }
    }

    @Override
    int mostPerIntake() {
        return 7;
    }

    @Override
    Map<String, String> settings() {
        return Map.of("table.jdbcUrl", table.url(wire.port()));
    }

    @Override
    List<String> secrets() {
        return List.of(Database.PASSWORD);
    }
}
