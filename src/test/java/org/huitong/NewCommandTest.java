package org.huitong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code huitong new} beside the pilot's files: what it sees in a sample, what it refuses, and that check agrees. */
class NewCommandTest {
    private static final Charset GB = Charset.forName("GB18030");

    private static final Map<String, String> FREE_PORTS =
            Map.of("huitong.edge.port", "0", "huitong.operate.port", "0", "huitong.observe.port", "0");

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

    private Path sample(String name, Charset charset, String text) throws IOException {
        return Files.write(home.resolve(name), text.getBytes(charset));
    }

    private UnknownSampleGuide.Said said(String... words) {
        List<String> all = new ArrayList<>(List.of("new"));
        all.addAll(List.of(words));
        all.addAll(List.of("--home", home.toString()));
        return UnknownSampleGuide.huitong(all);
    }

    private void made(String... words) {
        UnknownSampleGuide.Said said = said(words);
        assertThat(said.exit()).as(said.text()).isZero();
    }

    private String refused(String... words) {
        UnknownSampleGuide.Said said = said(words);
        assertThat(said.exit()).as(said.text()).isNotZero();
        return said.text();
    }

    private void resource(Path input, String... more) {
        made(Stream.concat(
                        Stream.of(
                                "resource", "thing", "--name", "示例", "--provider", "tax", "--input", input.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private String source(Path input, String... more) throws IOException {
        made(Stream.concat(Stream.of("source", "tax.taxpayers/thing", "--input", input.toString()), Stream.of(more))
                .toArray(String[]::new));
        return Files.readString(home.resolve("routes/sources/tax.taxpayers/thing.mapping.yaml"));
    }

    private String items() throws IOException {
        return Files.readString(home.resolve("config/catalog/thing.yaml"));
    }

    /** Of the source that was made: what a gateway would say of the sample, except that nobody is granted anything. */
    private String tried(Path input) {
        UnknownSampleGuide.Said said = UnknownSampleGuide.huitong(
                List.of("try", "tax.taxpayers/thing", "--input", input.toString(), "--home", home.toString()));
        assertThat(said.text()).contains("AUTHORIZE-NO-SUBSCRIPTION");
        return said.text();
    }

    /** What is the pilot's stays with it, so that check has nothing to say of the new one, not even advice. */
    @Test
    void aHomeHasWhatEveryInstallationHasAndNothingOfThePilot() throws Exception {
        Path mine = home.resolve("mine");

        made("home", mine.toString(), "--network", "private");

        UnknownSampleGuide.Said checked = UnknownSampleGuide.huitong(List.of("check", "--home", mine.toString()));
        assertThat(checked.exit()).as(checked.text()).isZero();
        assertThat(checked.text()).doesNotContain("advice", "CONFIG-");
        assertThat(mine.resolve("config/gateway.yaml")).content().contains("network: private");
        assertThat(mine.resolve("config/application.properties"))
                .content()
                .contains("huitong.edge.port=8080", "camel.main.name=huitong", "# Port of health and metrics")
                .doesNotContain("tax.", "hall.", "population.", "pilot");
        assertThat(mine.resolve("connectors/http-json-sink.kamelet.yaml"))
                .hasSameTextualContentAs(Path.of("connectors/http-json-sink.kamelet.yaml"));
        for (String empty : new String[] {"config/systems", "config/grants", "routes/sources", "routes/consumers"}) {
            assertThat(mine.resolve(empty)).isEmptyDirectory();
        }
        try (Huitong gateway = Huitong.start(mine, FREE_PORTS)) {
            assertThat(gateway.catalog().systems()).isEmpty();
        }
    }

    @Test
    void aHomeIsMadeNowhereButInAnEmptyFolder() {
        assertThat(refused("home", home.toString())).contains("holds files", "Name a folder that holds none");
        assertThat(refused("home", home.resolve("mine").toString(), "--network", "moon"))
                .contains("moon");
        assertThat(home.resolve("mine/config/gateway.yaml")).doesNotExist();

        UnknownSampleGuide.Said nothing = UnknownSampleGuide.huitong(List.of(
                "new",
                "home",
                home.resolve("mine").toString(),
                "--home",
                home.resolve("away").toString()));
        assertThat(nothing.text()).contains("has no connectors", "an installation that is whole");
    }

    @Test
    void csvWithoutNamesWithHeadLinesAndACount() throws Exception {
        Path input = sample(
                "a.csv", GB, "导出 2026-11-29\n\"A;1\";20260102;男;王一\nA2;20260103;女;李二\nA3;99991231;男;赵三\nEND;3\n");
        resource(input);

        assertThat(source(input))
                .contains("delimiter: \";\"", "skip: 1", "header: false", "trailer: {mark: END, at: 2}", "GB18030");
        assertThat(items()).contains("key: column1", "element: sex", "column2: {name: column2, type: date}");
        assertThat(tried(input)).contains("A;1", "9999-12-31", "3 records were read: 3 go on");
    }

    @Test
    void csvWithTabsAndWideText() throws Exception {
        Path input = sample(
                "a.txt", StandardCharsets.UTF_16, "代码\t姓名\tphone No\n001\t王一\t13900000001\n002\t李二\t13900000002\n");
        resource(input);

        assertThat(source(input)).contains("delimiter: tab", "charset: UTF-16", "from: \"phone No\"");
        assertThat(items())
                .contains("item1: {name: 代码, type: text", "personName: {name: 姓名", "phoneNo: {", "element: phone");
        assertThat(tried(input)).contains("2 records were read: 2 go on", "001");
    }

    @Test
    void oddHeadersAndQuotesAreReadAllTheSame() throws Exception {
        Path twice = sample("twice.csv", GB, "NO,null,yes,yes,\n1,a,b,c,d\n2,e,f,g,h\n");
        resource(twice);

        assertThat(source(twice))
                .contains("skip: 1", "header: false", "columns: [\"NO\", \"null\", \"yes\", yes_4, column5]");
        assertThat(tried(twice)).contains("2 records were read: 2 go on", "null     a", "yes4     c");

        Path open = sample("open.csv", GB, "id|x\n1|a \"quoted\" b\n2|\"open\n3|c\n");
        assertThat(said("resource", "open", "--name", "X", "--provider", "tax", "--dry-run", "--input", open.toString())
                        .text())
                .contains("(3 records)");
    }

    @Test
    void xmlOfOneRecordInAnEnvelope() throws Exception {
        Path input = sample(
                "one.xml",
                StandardCharsets.UTF_8,
                "<s:E xmlns:s='u:s'><s:H><c>1</c></s:H><s:B><q:row xmlns:q='u:q' no='n1'><q:a>A</q:a><q:b>B</q:b>"
                        + "<tags><t>x</t><t>y</t></tags></q:row></s:B></s:E>");
        resource(input);

        assertThat(source(input)).contains("record: /E/B/row", "\"@no\"", "there is a list at /tags");
        assertThat(tried(input)).contains("1 records were read: 1 go on", "n1");
    }

    @Test
    void fixedWidthBelowARuler() throws Exception {
        Path input = sample(
                "a.lst",
                GB,
                "BH         NAME                 AMOUNT\n---------- -------------------- --------\nX1         张三㛃                1,250.00\nX2         李四                      80\n");
        resource(input);

        assertThat(source(input)).contains("columns: {BH: 11, NAME: 21, AMOUNT: ", "skip: 2", "short-lines: true");
        assertThat(tried(input)).contains("张三㛃", "1250.00", "2 records were read: 2 go on");
    }

    @Test
    void jsonWithObjectsInside() throws Exception {
        Path input = sample(
                "a.json",
                StandardCharsets.UTF_8,
                "[{\"id\":7,\"who\":{\"full/name\":\"王一\"},\"tags\":[\"a\"],\"ok\":true,\"when\":\"2026-01-02T03:04:05+08:00\"},"
                        + "{\"id\":8,\"who\":{\"full/name\":\"李二\"},\"tags\":[],\"ok\":false,\"when\":\"2026-01-02T03:04:06+08:00\"}]");
        resource(input);

        assertThat(source(input))
                .contains("\"/who/full~1name\"", "there is a list at /tags", "formats: [json]")
                .doesNotContain("layout");
        assertThat(items()).contains("key: id", "id: {name: id, type: text", "type: boolean", "type: datetime");
        assertThat(tried(input)).contains("王一", "2 records were read: 2 go on");
    }

    @Test
    void aSecondSourceFindsTheItemsOrIsTold() throws Exception {
        Path first = sample(
                "a.csv",
                GB,
                "NSRSBH,NSRMC,DJRQ\n91999999MA0000001N,示例茶业有限公司,2026-01-02\n91999999MA0000002R,示例书店,2026-01-03\n");
        resource(first);
        Path second = sample(
                "b.csv", GB, "UNISCID;TITLE;DAY\n91999999MA0000001N;示例茶业;2026/1/2\n91999999MA0000002R;示例书;2026/1/3\n");

        String source = source(second, "--map", "nsrmc=TITLE", "--map", "djrq=DAY");

        assertThat(source).contains("nsrsbh: {from: UNISCID", "credit-code", "nsrmc: {from: TITLE", "{date: yyyy/M/d}");
        assertThat(tried(second)).contains("2026-01-03", "2 records were read: 2 go on");
    }

    @Test
    void refusesWhatItCannotTell() throws Exception {
        String[] resource = {"resource", "thing", "--name", "示例", "--provider", "tax", "--input", ""};
        resource[7] = sample("empty.csv", GB, "").toString();
        assertThat(refused(resource)).contains("it is empty");
        resource[7] = home.toString();
        assertThat(refused(resource)).contains("it is no file");
        resource[7] = Files.write(home.resolve("x.bin"), new byte[] {(byte) 0xFF, (byte) 0xFE - 3, (byte) 0xFF, 10})
                .toString();
        assertThat(refused(resource)).contains("--charset");
        resource[7] = sample("one.csv", GB, "王一王一\n李二李二\n").toString();
        assertThat(refused(resource)).contains("no delimiter").doesNotContain("王一");
        resource[7] = sample("same.csv", GB, "A,B\n1,2\n1,2\n").toString();
        assertThat(refused(resource)).contains("--key COLUMN");
        resource[7] = sample("bad.xml", GB, "<a><b><c>王一</c></b>").toString();
        assertThat(refused(resource)).contains("not well formed").doesNotContain("王一");
        resource[7] = sample(
                        "dtd.xml",
                        GB,
                        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a><b><c>&e;</c></b></a>")
                .toString();
        assertThat(refused(resource)).contains("CONFIG-INVALID").doesNotContain("root:");
        resource[5] = "taxx";
        resource[7] = sample("unowned.csv", GB, "NO,B\n1,2\n2,2\n").toString();
        assertThat(refused(resource)).contains("there is no agency taxx", "Did you mean tax?", "--agency-name");

        Path good = sample("good.csv", GB, "NO,B\n1,2\n2,2\n");
        resource(good);
        assertThat(refused("source", "tax.taxpayers/thing", "--input", good.toString(), "--map", "no=X"))
                .contains("no column \"X\"");
        Path other = sample("other.csv", GB, "X,Y\n1,2\n2,2\n");
        assertThat(refused("source", "tax.taxpayers/thing", "--input", other.toString()))
                .contains("--map ITEM=COLUMN", "X, Y");
        assertThat(refused("source", "tax.taxpayers/thing", "--url", "jdbc:none:x", "--table", "T; DROP"))
                .contains("no name of a table");
        assertThat(refused("source", "tax.taxpayers/thing", "--url", "jdbc:none:x", "--table", "T"))
                .contains("lib/");
        assertThat(home.resolve("routes/sources/tax.taxpayers/thing.mapping.yaml"))
                .doesNotExist();
    }

    @Test
    void checkAgreesWithATableAndAConsumerThatIsCalled() throws Exception {
        String url = "jdbc:h2:mem:checked;DB_CLOSE_DELAY=-1";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE T (ID VARCHAR(30), N INT)");
            statement.execute("INSERT INTO T VALUES ('a', 1), ('b', 2)");
        }
        made("resource", "thing", "--name", "示例", "--provider", "tax", "--url", url, "--table", "T");
        made("source", "tax.taxpayers/thing", "--url", url, "--table", "T");
        made(
                "consumer",
                "government-service.hall/thing",
                "--purpose",
                "核验",
                "--basis",
                "决定",
                "--post",
                "http://127.0.0.1:18080/things?a=1&b=2",
                "--token-from",
                "HALL_TOKEN");

        UnknownSampleGuide.Said check = UnknownSampleGuide.huitong(List.of("check", "--home", home.toString()));

        assertThat(check.exit()).as(check.text()).isZero();
        assertThat(home.resolve("routes/sources/tax.taxpayers/thing.camel.yaml"))
                .content()
                .contains("table-snapshot-source", "keyColumns: \"ID\"");
        UnknownSampleGuide.Said tried = UnknownSampleGuide.huitong(List.of(
                "try",
                "tax.taxpayers/thing",
                "--input",
                sample("rows.json", StandardCharsets.UTF_8, "[{\"ID\":\"a\",\"N\":1}]")
                        .toString(),
                "--home",
                home.toString()));
        assertThat(tried.exit()).as(tried.text()).isZero();
    }
}
