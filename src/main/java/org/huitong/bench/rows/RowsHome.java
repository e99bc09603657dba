package org.huitong.bench.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.huitong.bench.Installation;

/** A table that is polled in the order of a number, its real mapping and rules, and one consumer whose table is upserted. */
record RowsHome(Path home) {
    private static final String SYSTEM = "bench.rows";
    private static final String RESOURCE = "bench-rows";
    private static final String SUBSCRIPTION = "bench.sink." + RESOURCE;
    private static final List<String> TAKEN =
            List.of("connectors", "routes/flow", "config/application.properties", "config/dialects");

    /** @param ports of data plane, admin API and health */
    void write(Path installation, List<Integer> ports, Tables tables, RowsRun.Plan plan) throws IOException {
        Installation.copy(installation, TAKEN, home);
        Files.writeString(
                home.resolve("config/application.properties"),
                """

                # What takes a thousand records with a call, four calls at once, has work for all four.
                huitong.deliver.windowRecords=4000
                huitong.edge.port=%d
                huitong.operate.port=%d
                huitong.observe.port=%d
                rows.source=%s
                rows.target=%s
                """.formatted(ports.get(0), ports.get(1), ports.get(2), tables.sourceUrl(), tables.targetUrl()),
                StandardOpenOption.APPEND);
        file("config/agencies/bench.yaml", "agency: bench\nname: 压测\ncode: \"\"\nregion: \"999999\"\n");
        for (String system : List.of(SYSTEM, "bench.sink")) {
            file(
                    "config/systems/" + system + ".yaml",
                    "system: " + system + "\nagency: bench\nname: 压测\nnetwork: extranet\n");
        }
        file(
                "config/catalog/" + RESOURCE + ".yaml",
                """
                resource: bench-rows
                name: 压测
                provider: bench
                sharing: unconditional
                order: latest
                key: cardNo
                without-subscription: refuse
                schema: 1
                items:
                """ + Column.join("", c -> "  %s: {name: 压测, %s}\n".formatted(c.itemId(), c.rules())));
        file("config/grants/" + SUBSCRIPTION + ".yaml", """
                subscription: bench.sink.bench-rows
                consumer: bench.sink
                resource: bench-rows
                purpose: 压测
                basis: 压测
                from: 2020-01-01
                to: 2099-12-31
                items:
                """ + Column.join("", c -> "  " + c.itemId() + ": clear\n"));
        file(
                "routes/sources/" + SYSTEM + "/" + RESOURCE + ".mapping.yaml",
                """
                system: bench.rows
                resource: bench-rows
                formats: [rows]
                charset: UTF-8
                identity: watermark
                version: SEQ
                items:
                """
                        + Column.join(
                                "",
                                c -> "  %s: {from: %s, steps: [%s]}\n"
                                        .formatted(c.itemId(), c.legacyName(), c.steps())));
        file(
                "routes/sources/" + SYSTEM + "/" + RESOURCE + ".camel.yaml",
                bean("rowsSource", "rows.source") + """
                - route:
                    id: bench-rows
                    description: Polls the table in the order of its number
                    routeConfigurationId: spine
                    from:
                      uri: kamelet:table-composite-source/bench-rows-poll
                      parameters:
                        system: bench.rows
                        resource: bench-rows
                        dataSource: rowsSource
                        table: %s
                        orderColumns: SEQ
                        maxRows: %d
                        period: 200
                      steps:
                        - to:
                            uri: direct:receive
                """.formatted(Tables.SOURCE, plan.maxRows()));
        file(
                "routes/consumers/bench.sink/" + RESOURCE + ".camel.yaml",
                bean("rowsTarget", "rows.target")
                        + """
                - route:
                    id: %1$s
                    description: Upserts many rows with one call
                    routeConfigurationId: spine
                    from:
                      uri: direct:%1$s
                      steps:
                        - to:
                            uri: kamelet:%2$s/%1$s-write
                            parameters:
                              dataSource: rowsTarget
                              table: %3$s
                              columns: "%4$s, VERSION=recordVersion"
                              keyColumns: CARD_NO
                              versionColumn: VERSION
                - templatedRoute:
                    routeTemplateRef: deliver
                    routeId: deliver.%1$s
                    parameters:
                      - name: subscription
                        value: %1$s
                      - name: batch
                        value: "1000"
                """.formatted(
                                        SUBSCRIPTION,
                                        plan.sink(),
                                        Tables.TARGET,
                                        Column.join(", ", c -> c.targetName() + "=" + c.itemId())));
    }

    private static String bean(String name, String setting) {
        return """
                - beans:
                    - name: %s
                      type: com.zaxxer.hikari.HikariDataSource
                      destroyMethod: close
                      properties:
                        jdbcUrl: "{{%s}}"
                        maximumPoolSize: 4
                        initializationFailTimeout: -1
                        connectionTimeout: 5000
                """.formatted(name, setting);
    }

    private void file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
