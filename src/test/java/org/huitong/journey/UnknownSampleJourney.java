package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huitong.PilotGateway;
import org.huitong.UnknownSampleGuide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An unknown CSV file, file of fixed width, XML document and table become live feeds by the guide alone: their records lie in
 * the consumer's folder, without what it was not granted.
 */
@Timeout(300)
class UnknownSampleJourney {
    private static final List<String> TABLE = List.of(
            "CREATE TABLE czrk (rkbh varchar(20) PRIMARY KEY, gmsfhm varchar(18), xm varchar(40), hylb varchar(10),"
                    + " gxsj timestamp NOT NULL)",
            "INSERT INTO czrk VALUES ('RK-0001', '11010519491231002X', '㛃·艾力', '已婚', now() - interval '2 days'),"
                    + " ('RK-0002', '440524188001010014', '王安', '未婚', now() - interval '1 day')",
            "CREATE ROLE reader LOGIN",
            "GRANT SELECT ON czrk TO reader");

    @TempDir
    private Path folder;

    private Path home;
    private PilotGateway gateway;

    @Test
    void recordsReachTheHall() throws Exception {
        home = folder.resolve("my").toAbsolutePath();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .start()) {
            fill(postgres);
            UnknownSampleGuide guide = new UnknownSampleGuide(home)
                    .database("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres");
            for (int sample = 1; sample <= 4; sample++) {
                guide.run(sample);
            }
            gateway = new PilotGateway(home);
            try {
                gateway.start(settings());
                Files.copy(home.resolve("QY20261124.txt"), home.resolve("drop/licenses/QY20261124.txt"));
                push("housing.rentals", "public-rental", "text/csv", "rentals.csv");
                push("civil.marriages", "marriage", "application/xml", "marriages.xml");

                Pilot.until("the hall's files")
                        .untilAsserted(() ->
                                assertThat(text()).contains("GZ-0003", "J9999-2", "RK-0002", "91999999MA0000002R"));
            } finally {
                gateway.close();
            }
            assertThat(text())
                    .contains("htbh", "GZ-0001", "1250.00", "GZ-0002", "2026-03-02")
                    .contains("2015-09-01", "2026-01-10", "RK-0001")
                    .doesNotContain("11010519491231002X", "440524188001010014", "王安", "王䶮");
        }
    }

    private static void fill(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : TABLE) {
                statement.execute(sql);
            }
        }
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        List.of("edge", "operate", "observe").forEach(port -> settings.put("huitong." + port + ".port", "0"));
        settings.put("huitong.bus.journalFileBytes", "1048576");
        settings.put("huitong.bus.minFreeBytes", "1048576");
        return settings;
    }

    private void push(String system, String resource, String type, String sample) throws Exception {
        HttpRequest push = HttpRequest.newBuilder(
                        URI.create(gateway.dataPlane() + "/resources/" + resource + "/records"))
                .header("Authorization", "Bearer " + gateway.tokenOf(system))
                .header("Content-Type", type)
                .header("Idempotency-Key", "sample-1")
                .POST(BodyPublishers.ofFile(home.resolve(sample)))
                .build();
        var answer = HttpClient.newHttpClient().send(push, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private String text() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(home.resolve("out/hall"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
