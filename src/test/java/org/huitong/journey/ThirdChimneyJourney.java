package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.huitong.catalog.Catalog;
import org.huitong.pilot.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A third chimney and a consumer of it, connected by writing YAML in a home of one's own; no Java. */
@Timeout(120)
class ThirdChimneyJourney {
    private static final String LICENSES = "market-regulation.licenses";
    private static final String RESOURCE = "business-license";
    private static final String SUBSCRIPTION = "taxation.register." + RESOURCE;

    @TempDir
    private Path home;

    private void copyCheckout() throws IOException {
        for (String part : List.of("config", "connectors", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    write(file.toString(), Files.readString(file));
                }
            }
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void addChimney() throws IOException {
        write("config/agencies/market-regulation.yaml", """
                agency: market-regulation
                name: 示例市市场监督管理局
                code: ""
                region: "999999"
                """);
        write("config/systems/" + LICENSES + ".yaml", """
                system: market-regulation.licenses
                agency: market-regulation
                name: 企业登记系统
                network: extranet
                """);
        resource(RESOURCE, "refuse");
    }

    private void resource(String resource, String without) throws IOException {
        write("config/catalog/" + resource + ".yaml", """
                resource: %s
                name: 营业执照
                provider: market-regulation
                sharing: unconditional
                order: latest
                key: licenseNo
                without-subscription: %s
                schema: 1
                items:
                  licenseNo: {name: 统一社会信用代码, type: text, length: 18, required: true}
                  unitName: {name: 名称, type: text, maxLength: 200, required: true}
                  capital: {name: 注册资本（万元）, type: decimal, min: 0}
                  issued: {name: 成立日期, type: date}
                """.formatted(resource, without));
        write("routes/sources/" + LICENSES + "/" + resource + ".mapping.yaml", """
                system: market-regulation.licenses
                resource: %s
                formats: [json]
                charset: UTF-8
                identity: idempotency-key
                items:
                  licenseNo: {from: TYSHXYDM, steps: [trim, fold-width, upper], required: true}
                  unitName: {from: MC, steps: [trim], required: true}
                  capital: {from: ZCZB, steps: [trim, decimal]}
                  issued: {from: CLRQ, steps: [trim, {date: yyyyMMdd}]}
                """.formatted(resource));
    }

    private void addConsumer() throws IOException {
        write("config/agencies/taxation.yaml", """
                agency: taxation
                name: 示例市税务局
                code: ""
                region: "999999"
                """);
        write("config/systems/taxation.register.yaml", """
                system: taxation.register
                agency: taxation
                name: 税务登记系统
                network: extranet
                """);
        write("config/grants/" + SUBSCRIPTION + ".yaml", """
                subscription: taxation.register.business-license
                consumer: taxation.register
                resource: business-license
                purpose: 新办企业税务登记
                basis: 示例市政务数据共享决定〔2026〕2号
                from: 2026-01-01
                to: 2036-12-31
                items:
                  licenseNo: clear
                  unitName: clear
                  issued: clear
                """);
        write("routes/consumers/taxation.register/business-license.camel.yaml", """
                - route:
                    id: taxation.register.business-license
                    routeConfigurationId: spine
                    from:
                      uri: direct:taxation.register.business-license
                      steps:
                        - to:
                            uri: kamelet:http-json-sink/taxation.register.business-license-post
                            parameters:
                              url: "{{hall.url}}"
                              token: "RAW({{hall.token}})"
                - templatedRoute:
                    routeTemplateRef: deliver
                    routeId: deliver.taxation.register.business-license
                    parameters:
                      - name: subscription
                        value: taxation.register.business-license
                """);
    }

    private static String license(String number) {
        return "{\"TYSHXYDM\":\" " + number + "\",\"MC\":\"示例饮食店\",\"ZCZB\":\"10.5\",\"CLRQ\":\"20260105\"}";
    }

    @Test
    void yamlAloneConnectsAChimneyAndAConsumer() throws Exception {
        copyCheckout();
        addChimney();
        addConsumer();
        resource("hygiene-permit", "refuse");
        resource("fire-permit", "count");
        assertThat(Catalog.check(home)).isEmpty();

        try (Pilot pilot = new Pilot(home, home.resolve("data"), Pilot.memory("bureau"), Pilot.memory("registry"))) {
            pilot.start();
            arrives(pilot);
            resourceThatNobodyReceivesIsRefused(pilot);
            resourceThatMayBeWithoutConsumerIsCounted(pilot);
            assertThat(pilot.sender(Pilot.INSURANCE)
                            .push(Pilot.INSURED, "old", Invented.insured(1))
                            .status())
                    .as("the chimneys that were there before")
                    .isEqualTo(202);
        }
    }

    private static void arrives(Pilot pilot) throws Exception {
        Sender.Answer answer = pilot.sender(LICENSES).push(RESOURCE, "one", license("92999999ma0000000a"));
        assertThat(answer.status()).isEqualTo(202);
        pilot.settled("the license", SUBSCRIPTION, 1);
        assertThat(pilot.hall.arrivals()).hasSize(1);
        Arrival arrival = pilot.hall.arrivals().get(0);
        assertThat(arrival.resource()).isEqualTo(RESOURCE);
        assertThat(arrival.key()).isEqualTo("92999999MA0000000A");
        assertThat(arrival.data())
                .as("capital is not granted")
                .isEqualTo(java.util.Map.of(
                        "licenseNo", "92999999MA0000000A", "unitName", "示例饮食店", "issued", "2026-01-05"));
    }

    /** Never a silent 202. */
    private static void resourceThatNobodyReceivesIsRefused(Pilot pilot) throws Exception {
        Sender.Answer answer = pilot.sender(LICENSES).push("hygiene-permit", "two", license("92999999MA0000000A"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo("AUTHORIZE-NO-SUBSCRIPTION");
    }

    private static void resourceThatMayBeWithoutConsumerIsCounted(Pilot pilot) throws Exception {
        Sender.Answer answer = pilot.sender(LICENSES).push("fire-permit", "three", license("92999999MA0000000A"));
        assertThat(answer.status()).isEqualTo(202);
        Pilot.until("it is counted")
                .until(() -> pilot.gateway()
                                .huitong()
                                .board()
                                .ofSource(LICENSES, "fire-permit")
                                .delivered()
                        == 1);
        assertThat(Sender.get(pilot.gateway().huitong().observe() + "/health").status())
                .as("nothing ends among the dead letters")
                .isEqualTo(200);
    }
}
