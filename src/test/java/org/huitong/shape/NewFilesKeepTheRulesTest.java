package org.huitong.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Finding;
import org.huitong.operate.cli.Cli;
import org.huitong.scaffold.NewCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Because what is copied is what was proposed: files of {@code huitong new} stand beside the pilot's and keep the house's rules. */
class NewFilesKeepTheRulesTest {
    @TempDir
    private Path home;

    @BeforeEach
    void copyThePilot() throws IOException {
        for (String folder : new String[] {"config", "routes", "connectors"}) {
            try (Stream<Path> all = Files.walk(Path.of(folder))) {
                for (Path path : all.filter(Files::isRegularFile).toList()) {
                    Files.createDirectories(home.resolve(path).getParent());
                    Files.copy(path, home.resolve(path));
                }
            }
        }
    }

    private void made(String... words) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        String[] all = Stream.of(
                        Stream.of("new"), Stream.of(words), Stream.of("--lang", "en", "--home", home.toString()))
                .flatMap(part -> part)
                .toArray(String[]::new);
        assertThat(Cli.execute(all, List.of(new NewCommand(Catalog::check)), writer, writer))
                .as(out.toString())
                .isZero();
    }

    @Test
    void ofFilesAndBothKindsOfConsumers() throws Exception {
        Path sample =
                Files.writeString(home.resolve("cars.csv"), "CPHM,SYR,DJRQ\n甲A0001,赵一,20260102\n甲A0002,钱二,20260103\n");
        made("resource", "cars", "--name", "机动车", "--provider", "public-security", "--input", sample.toString());
        made(
                "source",
                "public-security.cars/cars",
                "--system-name",
                "机动车库: \"甲\"",
                "--folder",
                "/data/it's # here",
                "--input",
                sample.toString());
        made(
                "consumer",
                "government-service.hall/cars",
                "--purpose",
                "核验: # 车辆",
                "--basis",
                "决定",
                "--post",
                "http://127.0.0.1:18080/cars?a=1&b=2",
                "--token-from",
                "HALL_TOKEN");
        made(
                "consumer",
                "tax.taxpayers/cars",
                "--purpose",
                "核验",
                "--basis",
                "决定",
                "--folder",
                "out",
                "--items",
                "cphm");

        keepTheRules();
    }

    @Test
    void ofATableByItsTimeOfChange() throws Exception {
        String url = "jdbc:h2:mem:new;DB_CLOSE_DELAY=-1";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE ZZ_LICENSE (ZZBH VARCHAR(30) PRIMARY KEY, DWMC VARCHAR(80), ZCZB DECIMAL(18,2),"
                            + " CLRQ DATE, GXSJ TIMESTAMP)");
            statement.execute("INSERT INTO ZZ_LICENSE VALUES ('JY01', '示例餐饮店', 1000.50, DATE '2020-01-02', TIMESTAMP"
                    + " '2026-01-02 03:04:05'), ('JY02', '示例书店', NULL, NULL, TIMESTAMP '2026-01-02 03:04:06')");
        }
        made(
                "resource",
                "licenses",
                "--name",
                "执照",
                "--provider",
                "market-regulation",
                "--url",
                url,
                "--table",
                "ZZ_LICENSE");
        made(
                "source",
                "market-regulation.enterprises/licenses",
                "--url",
                url,
                "--table",
                "ZZ_LICENSE",
                "--user",
                "",
                "--password-from",
                "LICENSES_PASSWORD");

        keepTheRules();
        assertThat(home.resolve("routes/sources/market-regulation.enterprises/licenses.camel.yaml"))
                .content()
                .contains(
                        "kamelet:table-timestamp-source/market-regulation.enterprises.licenses-poll",
                        "timeColumn: GXSJ",
                        "keyColumns: \"ZZBH\"",
                        "{{env:LICENSES_PASSWORD:}}");
        assertThat(home.resolve("config/catalog/licenses.yaml"))
                .content()
                .contains("key: zzbh", "clrq: {name: CLRQ, type: date}", "type: decimal", "type: datetime");
    }

    private void keepTheRules() {
        assertThat(Catalog.check(home)).extracting(Finding::toString).isEmpty();
        Installation made = Installation.at(
                home,
                Installation.bindings(
                        Path.of("src/main/java/org/huitong"),
                        Path.of("src/main/java/org/huitong/wiring"),
                        Path.of("src/main/java/org/huitong/wiring/connector")));
        for (RouteRule rule : RouteRule.values()) {
            assertThat(rule.findings(made)).as(rule.rule).isEmpty();
        }
    }
}
