package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huitong.catalog.Catalog;
import org.huitong.pilot.Arrival;

/**
 * The pilot with an archive office beside it, whose old systems each have a quirk of their own and all feed one resource.
 * The service hall gets every item in clear, the real-estate registry keeps a table. Not for several threads.
 */
final class LegacySite implements AutoCloseable {
    static final String RESOURCE = "legacy-card";
    static final String HALL = "government-service.hall." + RESOURCE;
    static final String REGISTRY = "natural-resources.real-estate." + RESOURCE;
    private static final String ITEMS = """
              cardId: {name: 卡号, type: text, maxLength: 40, required: true}
              name: {name: 姓名, type: text, maxLength: 6}
              unitName: {name: 单位名称, type: text, maxLength: 60}
              citizenId: {name: 公民身份号码, type: text, length: 18}
              organizationCode: {name: 组织机构代码, type: text, length: 9}
              department: {name: 主管部门, type: text, codes: ["11", "12"]}
              zone: {name: 区划, type: text, length: 6, pattern: '[0-9]{6}'}
              amount: {name: 金额（元）, type: decimal, min: 0}
              months: {name: 月数, type: integer, min: 0}
              active: {name: 是否有效, type: boolean}
              day: {name: 日期, type: date}
              note: {name: 备注, type: text, maxLength: 200}
            """;

    final Path home;
    private Pilot pilot;

    LegacySite(Path home) throws IOException {
        this.home = home;
        for (String part : List.of("config", "connectors", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    write(file.toString(), Files.readString(file));
                }
            }
        }
        write("config/agencies/archives.yaml", """
                agency: archives
                name: 示例市档案局
                code: ""
                region: "999999"
                """);
        write("config/catalog/" + RESOURCE + ".yaml", """
                resource: legacy-card
                name: 旧系统卡片
                provider: archives
                sharing: conditional
                condition: 仅限行政机关办理本人申请事项时按需核验
                order: latest
                key: cardId
                without-subscription: refuse
                schema: 1
                items:
                """ + ITEMS);
        consumer(HALL, "government-service.hall");
        consumer(REGISTRY, "natural-resources.real-estate");
        write("routes/consumers/government-service.hall/legacy-card.camel.yaml", read("government-service.hall"));
        registry();
    }

    /** A copy of the consumer's route for people. */
    private String read(String consumer) throws IOException {
        return Files.readString(home.resolve("routes/consumers/" + consumer + "/population-basic.camel.yaml"))
                .replace("population-basic", RESOURCE);
    }

    /** The table takes older versions never; it is the one of people, for a card has a name, too. */
    private void registry() throws IOException {
        String folder = "routes/consumers/natural-resources.real-estate/";
        String route = read("natural-resources.real-estate");
        write(folder + "legacy-card.camel.yaml", route.substring(route.indexOf("- route:")));
        for (String kind : List.of("upsert", "delete")) {
            String sql = Files.readString(home.resolve(folder + "population-basic." + kind + ".sql"));
            write(
                    folder + "legacy-card." + kind + ".sql",
                    sql.replace(":#sex", "'9'").replace(":#birthDate", ":#day"));
        }
    }

    private void consumer(String subscription, String system) throws IOException {
        StringBuilder grant = new StringBuilder("""
                subscription: %s
                consumer: %s
                resource: legacy-card
                purpose: 核验旧系统卡片
                basis: 示例市政务数据共享决定〔2026〕9号
                from: 2026-01-01
                to: 2036-12-31
                items:
                """.formatted(subscription, system));
        ITEMS.lines()
                .forEach(line -> grant.append("  ")
                        .append(line.strip(), 0, line.strip().indexOf(':'))
                        .append(": clear\n"));
        write("config/grants/" + subscription + ".yaml", grant.toString());
    }

    void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** @param rest of the mapping, from {@code formats} on */
    LegacySite source(String name, String rest) throws IOException {
        write("config/systems/archives." + name + ".yaml", """
                system: archives.%s
                agency: archives
                name: 旧系统
                network: extranet
                """.formatted(name));
        write(
                "routes/sources/archives." + name + "/" + RESOURCE + ".mapping.yaml",
                "system: archives." + name + "\nresource: " + RESOURCE + "\n" + rest);
        return this;
    }

    /** One that leaves files; {@link #drop} is what it does. */
    LegacySite files(String name, String rest) throws IOException {
        Files.createDirectories(folder(name));
        write("routes/sources/archives." + name + "/" + RESOURCE + ".camel.yaml", """
                - route:
                    id: archives.%1$s
                    routeConfigurationId: spine
                    from:
                      uri: kamelet:file-drop-source/archives.%1$s-drop
                      parameters:
                        system: archives.%1$s
                        resource: legacy-card
                        folder: "%2$s"
                        marker: .ok
                        period: 100
                      steps:
                        - to:
                            uri: direct:receive
                """.formatted(name, folder(name)));
        return source(name, rest);
    }

    Path folder(String name) {
        return home.resolve("drop").resolve(name).toAbsolutePath();
    }

    void drop(String name, String file, byte[] content) throws IOException {
        Files.write(folder(name).resolve(file), content);
        Files.createFile(folder(name).resolve(file + ".ok"));
    }

    LegacySite start() throws IOException, SQLException {
        assertThat(Catalog.check(home)).isEmpty();
        pilot = Pilot.inMemory(home, home.resolve("data")).start();
        return this;
    }

    Pilot pilot() {
        return pilot;
    }

    Sender.Answer push(String name, String type, String body, Charset charset) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Authorization", "Bearer " + pilot.sender("archives." + name).token());
        headers.put("Content-Type", type);
        return Sender.send(
                pilot.gateway().dataPlane() + "/resources/" + RESOURCE + "/records",
                headers,
                BodyPublishers.ofByteArray(body.getBytes(charset)));
    }

    /** Everything that came to the hall of this card, oldest first, once something has. */
    List<Arrival> arrivals(String cardId) {
        Pilot.until("card " + cardId + " arrives").until(() -> !came(cardId).isEmpty());
        return came(cardId);
    }

    private List<Arrival> came(String cardId) {
        return pilot.hall.arrivals().stream()
                .filter(arrival -> arrival.resource().equals(RESOURCE))
                .filter(arrival -> arrival.key().equals(cardId))
                .toList();
    }

    /** What came of this card, without its id. */
    Map<String, String> data(String cardId) {
        Map<String, String> data = new LinkedHashMap<>(arrivals(cardId).get(0).data());
        data.remove("cardId");
        return data;
    }

    /** The parked records of an intake, in its order, once all are there. */
    List<JsonNode> parked(Sender.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        int count = answer.json().path("parked").asInt();
        String intake = answer.json().path("intake").asText();
        Pilot.until(count + " rows of intake " + intake)
                .until(() -> rows("record", intake + "-").size() == count);
        return rows("record", intake + "-");
    }

    /** The parked records of a source, once there are so many. */
    List<JsonNode> parked(String name, int count) {
        Pilot.until(count + " rows of " + name)
                .until(() -> rows("system", "archives." + name).size() == count);
        return rows("system", "archives." + name);
    }

    private List<JsonNode> rows(String field, String beginning) {
        try {
            return pilot.desk().rows("stage=normalize&state=parked").stream()
                    .filter(row -> row.path(field).asText().startsWith(beginning))
                    .sorted(java.util.Comparator.comparing(
                            row -> row.path("record").asText()))
                    .toList();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        if (pilot != null) {
            pilot.close();
        }
    }
}
