package org.huitong.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** An installation whose source is a table and whose consumers are tables; some of them are granted late. */
final class LateSite implements AutoCloseable {
    /** There from the beginning; keeps a row for every record. */
    static final String EARLY = "contract.early." + Site.RESOURCE;
    /** Compares versions. */
    static final String UPSERT = "contract.sink." + Site.RESOURCE;
    /** Keeps a row for every record, in the order in which they come, and compares nothing. */
    static final String APPEND = "contract.log." + Site.RESOURCE;

    final Postgres database = new Postgres();
    final Site site;

    /**
     * @param table columns of {@code CARDS} behind CARDID and NAME
     * @param source connector and its parameters but system, resource and data source, indented by 8
     */
    LateSite(Path folder, String table, String connector, String source, String mapping) throws Exception {
        database.execute("CREATE TABLE CARDS (CARDID VARCHAR(20), NAME VARCHAR(64)" + table + ")");
        database.execute("CREATE TABLE REG (CARDID VARCHAR(20) PRIMARY KEY, NAME VARCHAR(64), VERSION BIGINT,"
                + " RECORD_ID VARCHAR(64), REVISION INT)");
        for (String log : List.of("EARLY", "LOG")) {
            database.execute("CREATE TABLE " + log + " (NO BIGSERIAL, CARDID VARCHAR(20), NAME VARCHAR(64),"
                    + " VERSION BIGINT, RECORD_ID VARCHAR(64), REVISION INT, PRIMARY KEY (RECORD_ID, REVISION))");
        }
        site = new Site(folder);
        Files.delete(site.home.resolve("config/grants/contract.hall." + Site.RESOURCE + ".yaml"));
        Files.delete(site.home.resolve("routes/consumers/contract.hall/" + Site.RESOURCE + ".camel.yaml"));
        Files.delete(site.home.resolve("routes/sources/" + Site.PUSHER + "/" + Site.RESOURCE + ".mapping.yaml"));
        for (String system : List.of(Site.SOURCE, "contract.early", "contract.sink", "contract.log")) {
            site.system(system);
        }
        site.write(
                "routes/sources/" + Site.SOURCE + "/" + Site.RESOURCE + ".camel.yaml",
                Database.bean() + """
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
                %s      steps:
                        - to:
                            uri: direct:receive
                """.formatted(connector, source));
        site.mapping(Site.SOURCE, mapping);
        site.grant("contract.early");
        consumer("contract.early", "table-append-sink", "EARLY", "RECORD_ID, REVISION", false);
        consumer("contract.sink", "table-upsert-sink", "REG", "CARDID", true);
        consumer("contract.log", "table-append-sink", "LOG", "RECORD_ID, REVISION", false);
        site.with("table.jdbcUrl", database.url(database.port())).with("huitong.backfill.slices", "8");
    }

    /** Asked by a number that grows with every change, which is the version. */
    static LateSite polled(Path folder, int maxRows) throws Exception {
        return new LateSite(
                folder,
                ", SEQ BIGSERIAL UNIQUE, PRIMARY KEY (CARDID)",
                "sql-poll-source",
                """
                        query: "SELECT CARDID, NAME, SEQ FROM CARDS WHERE SEQ > :#${variable.watermark} ORDER BY SEQ"
                        watermarkColumn: SEQ
                        maxRows: %d
                """.formatted(maxRows),
                "formats: [rows]\ncharset: UTF-8\nidentity: watermark\nversion: SEQ\n");
    }

    private void consumer(String system, String connector, String table, String keys, boolean versions)
            throws Exception {
        site.consumer(
                system,
                """
                        - to:
                            uri: kamelet:%1$s/%2$s
                            parameters:
                              dataSource: contractTable
                              callTimeout: 2000
                              table: %3$s
                              columns: "%4$s"
                              keyColumns: "%5$s"
                %6$s""".formatted(
                                connector,
                                system.replace('.', '-'),
                                table,
                                TableSinkContract.COLUMNS,
                                keys,
                                versions ? "              versionColumn: VERSION\n" : ""),
                """
                      - name: batch
                        value: "500"
                """);
    }

    /** Rows 1 to n. */
    void fill(int first, int last) throws Exception {
        database.execute("INSERT INTO CARDS (CARDID, NAME) SELECT 'K' || n, '演示' || n FROM generate_series(" + first
                + ", " + last + ") n ORDER BY n");
    }

    void grant(String subscription) throws Exception {
        site.grantNow(subscription);
    }

    /** An act that is to succeed. */
    void done(String method, String path, Object body) throws Exception {
        site.done(method, path, body);
    }

    void start(String subscription, Map<String, Object> body) throws Exception {
        done("POST", "/subscriptions/" + subscription + "/backfill", body);
    }

    JsonNode backfill(String subscription) throws Exception {
        return site.get("/backfills?subscription=" + subscription).at("/backfills/0");
    }

    boolean is(String subscription, String state) throws Exception {
        return backfill(subscription).path("state").asText().equals(state);
    }

    Map<String, String> held(String subscription) throws Exception {
        return database.pairs(
                subscription.equals(UPSERT)
                        ? "SELECT CARDID, NAME FROM REG"
                        : "SELECT CARDID, NAME FROM LOG ORDER BY NO");
    }

    Map<String, String> truth() throws Exception {
        return database.pairs("SELECT CARDID, NAME FROM CARDS");
    }

    @Override
    public void close() throws IOException, SQLException {
        site.close();
        database.close();
    }
}
