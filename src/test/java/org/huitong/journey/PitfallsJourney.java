package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.linuxense.javadbf.DBFDataType;
import com.linuxense.javadbf.DBFField;
import com.linuxense.javadbf.DBFWriter;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.huitong.pilot.Arrival;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the records of old systems everywhere, one by one: from the bytes they send to the consumer. */
@Timeout(120)
class PitfallsJourney {
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final String XML = "application/xml";
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String PUSHED = "formats: [json]\nidentity: none\n";
    private static final String CARD = "  cardId: {from: KH, steps: [trim], required: true}\n";
    private static final String ID = "11010519491231002X";

    @TempDir
    static Path home;

    private static LegacySite site;

    @BeforeAll
    static void start() throws Exception {
        site = new LegacySite(home);
        site.write("config/codes/departments.yaml", """
                codes: departments
                name: 主管部门（各时期名称）→ 目录代码
                values: {"11": "11", "示例市工商行政管理局": "11", "示例市市场监督管理局": "11", "示例市民政局": "12"}
                """);
        values();
        layouts();
        wholes();
        files();
        site.start();
    }

    private static void files() throws Exception {
        String items = "identity: arrival\nitems:\n" + CARD + "  name: {from: XM, steps: [trim]}\n";
        site.files("widths", """
                formats: [fixed-width]
                charset: GBK
                layout: {unit: bytes, columns: {KH: 8, XM: 10, BZ: 8}}
                """ + items + "  note: {from: BZ, steps: [trim]}\n");
        site.files("table", """
                formats: [dbf]
                charset: GB18030
                layout: {deleted: mark, memo: skip}
                delete: {from: "@deleted", is: ["*"]}
                """ + items);
        site.files("nightly", "formats: [csv]\nintake: {shrink: 20%}\n" + items);
    }

    private static void values() throws Exception {
        site.source("padded", PUSHED + "items:\n" + CARD + """
                  name: {from: XM, steps: [trim]}
                  citizenId: {from: SFZH, steps: [trim, citizen-id]}
                  department: {from: BM, steps: [trim, {codes: departments}]}
                """);
        site.source("wide", PUSHED + "items:\n" + CARD + """
                  unitName: {from: DWMC, steps: [trim, organization-name]}
                  citizenId: {from: SFZH, steps: [trim, fold-width, citizen-id]}
                  zone: {from: QH, steps: [trim, fold-width]}
                """);
        site.source("nulls", PUSHED + "items:\n" + """
                  cardId: {from: KH, steps: [trim, null-words], required: true}
                  note: {from: BZ, steps: [trim, null-words]}
                """);
        site.source("numbers", PUSHED + "items:\n" + CARD + """
                  zone: {from: QH, steps: [trim]}
                  amount: {from: JE, steps: [trim, {amount: 元}]}
                  months: {from: YS, steps: [trim, integer]}
                """);
        site.source("booleans", PUSHED + "items:\n" + CARD + "  active: {from: SFYX, steps: [trim, boolean]}\n");
    }

    private static void layouts() throws Exception {
        String csv = "identity: none\nitems:\n" + CARD + """
                  name: {from: XM, steps: [trim]}
                  note: {from: BZ}
                """;
        site.source("gbk-csv", "formats: [csv]\ncharset: GBK\nlayout: {delimiter: '|', escape: '\\'}\n" + csv);
        site.source("utf8-csv", "formats: [csv]\n" + csv);
        String xml = "identity: none\nitems:\n" + CARD + "  name: {from: XM, steps: [trim, person-name]}\n";
        site.source("gb-xml", "formats: [xml]\ncharset: GB18030\nlayout: {record: /CARDS/CARD}\n" + xml);
        site.source("soap", "formats: [xml]\ncharset: GB18030\nlayout:\n" + """
                  record: /PACKAGE/DATA/RECORD
                  inner: /s:Envelope/s:Body/*/in0
                  count: /PACKAGE/PACKAGEHEAD/JLS
                  namespaces: {s: "http://schemas.xmlsoap.org/soap/envelope/"}
                """ + xml);
    }

    private static void wholes() throws Exception {
        site.source("twice", PUSHED + """
                intake: {duplicate-keys: park}
                items:
                  cardId: {from: SFZH, steps: [trim, citizen-id], required: true}
                """);
        site.source("renamed", PUSHED + "items:\n" + CARD + """
                  organizationCode: {from: DM, steps: [trim, organization-code]}
                  department: {from: BM, steps: [trim, {codes: departments}]}
                """);
        site.source("flagged", PUSHED + "delete: {from: SCBZ, is: [\"1\"]}\nitems:\n" + CARD);
        site.source("snapshot", PUSHED + "intake: {least: 3}\nitems:\n" + CARD);
        site.source("late", PUSHED + "version: GXSJ\nitems:\n" + CARD + "  name: {from: XM, steps: [trim]}\n");
    }

    @AfterAll
    static void stop() throws Exception {
        site.close();
    }

    private static Sender.Answer push(String source, String... records) throws Exception {
        String body = String.join(",", records).replace('\'', '"');
        return site.push(source, JSON, "[" + body + "]", UTF_8);
    }

    private static void allAccepted(Sender.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().path("parked").asInt()).as(answer.body()).isZero();
    }

    /** One row, and why. */
    private static void parked(JsonNode row, String item, String rule) {
        assertThat(row.path("code").asText()).isEqualTo("NORMALIZE-INVALID");
        assertThat(row.path("item").asText("")).isEqualTo(item);
        assertThat(row.path("text").asText()).contains(" breaks the rule " + rule + ":");
    }

    private static void parkedAlone(Sender.Answer answer, String item, String rule) {
        List<JsonNode> rows = site.parked(answer);
        assertThat(rows).hasSize(1);
        parked(rows.get(0), item, rule);
    }

    @Test
    void pitfall01FixedWidthIsLaidOutInBytes() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("P1-1    张三      备注\0\0\0\0\r\n".getBytes(GB18030));
        file.write("P1-2    欧阳锋　　　　    \r\n".getBytes(GB18030));
        file.write("P1-3    甲乙丙丁 ".getBytes(GB18030));
        file.write(Arrays.copyOf("戊".getBytes(GB18030), 1));
        file.write("备注    \r\n".getBytes(GB18030));
        file.write("P1-4    张三    备注    \r\n".getBytes(GB18030));
        file.write("P1-5    䶮        备注    \r\n".getBytes(GB18030));
        site.drop("widths", "cards.txt", file.toByteArray());

        assertThat(site.data("P1-1")).isEqualTo(Map.of("name", "张三", "note", "备注"));
        assertThat(site.data("P1-2")).as("full-width padding").isEqualTo(Map.of("name", "欧阳锋"));
        assertThat(site.data("P1-5")).isEqualTo(Map.of("name", "䶮", "note", "备注"));
        List<JsonNode> rows = site.parked("widths", 2);
        assertThat(rows.get(0).path("text").asText()).as("half a character").startsWith("/line 3/XM breaks the rule");
        assertThat(rows.get(1).path("text").asText()).as("two bytes short").startsWith("/line 4 breaks the rule");
    }

    @Test
    void pitfall02CharColumnsComePaddedAndLengthsCountCharacters() throws Exception {
        String six = "𠅤𠅤𠅤𠅤𠅤𠅤";
        Sender.Answer answer = push(
                "padded",
                "{'KH':'P2-1      ','XM':'" + six + "  ','SFZH':'" + ID + "  ','BM':'11   '}",
                "{'KH':'P2-2','XM':'" + six + "𠅤'}");

        parkedAlone(answer, "name", "length");
        assertThat(site.data("P2-1")).isEqualTo(Map.of("name", six, "citizenId", ID, "department", "11"));
        allAccepted(push("padded", "{'KH':'P2-1','XM':'无空格'}"));
        Pilot.until("the same card, without padding, is the same key")
                .until(() -> site.pilot()
                        .hall
                        .latest(LegacySite.RESOURCE)
                        .get("P2-1")
                        .data()
                        .get("name")
                        .equals("无空格"));
    }

    @Test
    void pitfall03FullWidthIsKeptInNamesAndFoldedInCodes() throws Exception {
        allAccepted(push("wide", "{'KH':'P3-1','DWMC':'示例(北京)贸易有限公司','SFZH':'１１０１０５１９４９１２３１００２Ｘ','QH':'９９９９９９'}"));

        assertThat(site.data("P3-1")).isEqualTo(Map.of("unitName", "示例（北京）贸易有限公司", "citizenId", ID, "zone", "999999"));
    }

    @Test
    void pitfall04WordsForNothingAreNothing() throws Exception {
        List<String> words = List.of("", "NULL", "null", "无", "/", "-", "—", "不详", "　");
        for (int i = 0; i < words.size(); i++) {
            allAccepted(push("nulls", "{'KH':'P4-" + i + "','BZ':'" + words.get(i) + "'}"));
        }
        allAccepted(push("nulls", "{'KH':'P4-null','BZ':null}", "{'KH':'P4-some','BZ':'无锡'}"));

        for (int i = 0; i < words.size(); i++) {
            assertThat(site.data("P4-" + i)).as("\"" + words.get(i) + "\"").isEmpty();
        }
        assertThat(site.data("P4-null")).isEmpty();
        assertThat(site.data("P4-some")).isEqualTo(Map.of("note", "无锡"));
        parkedAlone(push("nulls", "{'KH':'不详'}", "{'KH':'P4-good'}"), "cardId", "required");
    }

    @Test
    void pitfall05NumbersHaveSeparatorsUnitsAndLostDigits() throws Exception {
        Sender.Answer answer = push(
                "numbers",
                "{'KH':'007','JE':'1,234.50','YS':'1,024','QH':'001105'}",
                "{'KH':'P5-1','JE':'12.5万元'}",
                "{'KH':'P5-2','JE':'1.2E+06'}",
                "{'KH':'P5-3','QH':'1105'}",
                "{'KH':'P5-4','YS':'12.5'}",
                "{'KH':'P5-5','JE':'12,34.5'}");

        List<JsonNode> rows = site.parked(answer);
        assertThat(rows).hasSize(4);
        parked(rows.get(0), "amount", "amount");
        assertThat(rows.get(0).path("text").asText()).contains("scientific notation");
        parked(rows.get(1), "zone", "length");
        parked(rows.get(2), "months", "integer");
        parked(rows.get(3), "amount", "amount");
        assertThat(site.data("007")).containsEntry("zone", "001105").containsEntry("months", "1024");
        assertThat(new BigDecimal(site.data("007").get("amount"))).isEqualByComparingTo("1234.5");
        assertThat(new BigDecimal(site.data("P5-1").get("amount"))).isEqualByComparingTo("125000");
    }

    @Test
    void pitfall06YesAndNoAreWrittenInManyWays() throws Exception {
        Map<String, List<String>> words =
                Map.of("true", List.of("是", "有", "Y", "1", "T", "√"), "false", List.of("否", "无", "N", "0", "F"));
        for (Map.Entry<String, List<String>> meaning : words.entrySet()) {
            for (String word : meaning.getValue()) {
                allAccepted(push("booleans", "{'KH':'P6-" + word + "','SFYX':'" + word + "'}"));
            }
        }

        words.forEach((meaning, all) ->
                all.forEach(word -> assertThat(site.data("P6-" + word)).as(word).isEqualTo(Map.of("active", meaning))));
        parkedAlone(push("booleans", "{'KH':'P6-o','SFYX':'也许'}", "{'KH':'P6-p'}"), "active", "boolean");
    }

    /** The second byte of 亅 is that of the bar, the second byte of 乗 that of the backslash. */
    @Test
    void pitfall07CsvIsCutAfterDecodingAndCellsHoldLineEnds() throws Exception {
        allAccepted(site.push(
                "gbk-csv", CSV, "KH|XM|BZ\r\nP7-1|亅䶮|\"第一行\r\n第二行|同列\"\nP7-2|乗|\"引\"\"号\"\r\nP7-3|甲\\|乙|尾\n", GB18030));
        allAccepted(site.push("utf8-csv", CSV, "\uFEFFKH,XM,BZ\nP7-4,㛃,\"逗,号\"", UTF_8));

        // A line end within a cell is LF, whatever the file has.
        assertThat(site.data("P7-1")).isEqualTo(Map.of("name", "亅䶮", "note", "第一行\n第二行|同列"));
        assertThat(site.data("P7-2")).isEqualTo(Map.of("name", "乗", "note", "引\"号"));
        assertThat(site.data("P7-3")).isEqualTo(Map.of("name", "甲|乙", "note", "尾"));
        assertThat(site.data("P7-4")).isEqualTo(Map.of("name", "㛃", "note", "逗,号"));
        Sender.Answer open = site.push("gbk-csv", CSV, "KH|XM|BZ\r\nP7-5|甲|\"不关\r\nP7-6|乙|\r\n", GB18030);
        assertThat(open.status()).isEqualTo(400);
        assertThat(open.code()).isEqualTo("RECEIVE-MALFORMED");
    }

    @Test
    void pitfall08XmlIsOfAnotherCharsetThanItSays() throws Exception {
        String head = "<?xml version=\"1.0\" encoding=\"GB2312\"?>";
        allAccepted(site.push("gb-xml", XML, head + "<CARDS><CARD><KH>P8-1</KH><XM>㛃䶮·乙</XM></CARD></CARDS>", GB18030));
        String inner = "<PACKAGE><PACKAGEHEAD><JLS>1</JLS></PACKAGEHEAD><DATA><RECORD no=\"1\"><KH>P8-2</KH>"
                + "<XM>𬭎镕</XM></RECORD></DATA></PACKAGE>";
        allAccepted(site.push("soap", XML, head + soap(inner), GB18030));

        assertThat(site.data("P8-1")).isEqualTo(Map.of("name", "㛃䶮·乙"));
        assertThat(site.data("P8-2")).isEqualTo(Map.of("name", "𬭎镕"));
        Sender.Answer miscounted = site.push("soap", XML, head + soap(inner.replace(">1</JLS", ">2</JLS")), GB18030);
        assertThat(miscounted.code()).isEqualTo("RECEIVE-MALFORMED");
        Sender.Answer lost = site.push(
                "gb-xml",
                XML,
                head + "<CARDS><CARD><KH>P8-3</KH><XM>甲?</XM></CARD><CARD><KH>P8-4</KH></CARD></CARDS>",
                GB18030);
        parkedAlone(lost, "name", "person-name");
        Sender.Answer cut = site.push(
                "gb-xml", XML, "<CARDS><CARD><KH>P8-5</KH><XM>ÿ</XM></CARD></CARDS>", Charset.forName("ISO-8859-1"));
        assertThat(cut.status()).as("no byte is replaced").isGreaterThanOrEqualTo(400);
    }

    private static String soap(String inner) {
        return "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><q:query xmlns:q=\"urn:q\"><in0>"
                + "<![CDATA[" + inner + "]]></in0></q:query></e:Body></e:Envelope>";
    }

    /** The byte that names the code page says Windows-1252; the note is a memo, which is kept in another file. */
    @Test
    void pitfall09DbfLiesAboutItsCodePageAndMarksTheDeleted() throws Exception {
        site.drop("table", "one.dbf", table(false));
        assertThat(site.data("P9-1")).isEqualTo(Map.of("name", "㛃䶮"));
        assertThat(site.data("P9-2")).isEqualTo(Map.of("name", "张三"));

        site.drop("table", "two.dbf", table(true));
        Pilot.until("the deletion arrives").until(() -> site.arrivals("P9-2").size() == 2);
        assertThat(site.arrivals("P9-2")).extracting(Arrival::op).containsExactly("upsert", "delete");
        assertThat(site.pilot().hall.held(LegacySite.RESOURCE)).containsKey("P9-1");
    }

    private static byte[] table(boolean deleted) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DBFWriter writer = new DBFWriter(bytes, GB18030)) {
            writer.setFields(new DBFField[] {
                new DBFField("KH", DBFDataType.CHARACTER, 8),
                new DBFField("XM", DBFDataType.CHARACTER, 10),
                new DBFField("BZ", DBFDataType.CHARACTER, 10)
            });
            writer.addRecord(new Object[] {"P9-1", "㛃䶮", "1"});
            writer.addRecord(new Object[] {"P9-2", "张三", "2"});
        }
        byte[] table = bytes.toByteArray();
        table[29] = 0x03;
        table[32 * 3 + 11] = 'M';
        ByteBuffer head = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        table[head.getShort(8) + head.getShort(10)] = (byte) (deleted ? '*' : ' ');
        return table;
    }

    @Test
    void pitfall10OneThingHasSeveralKeys() throws Exception {
        Sender.Answer answer = push(
                "twice",
                "{'SFZH':'110105491231002'}",
                "{'SFZH':'" + ID + "   '}",
                "{'SFZH':'" + Invented.id(10) + "'}");
        List<JsonNode> rows = site.parked(answer);
        assertThat(rows).as("which of them is right, only the source can tell").hasSize(2);
        rows.forEach(row -> parked(row, "cardId", "duplicate-key"));
        assertThat(site.data(Invented.id(10))).isEmpty();

        allAccepted(push(
                "renamed",
                "{'KH':'P10-1','DM':'75591846-9','BM':'示例市工商行政管理局'}",
                "{'KH':'P10-2','DM':'91330000755918469E','BM':'示例市市场监督管理局'}"));
        assertThat(site.data("P10-1"))
                .as("an organization code and the credit code that took its place, a department under two names")
                .isEqualTo(site.data("P10-2"))
                .isEqualTo(Map.of("organizationCode", "755918469", "department", "11"));
    }

    @Test
    void pitfall11DeletionIsAFlagAndAbsenceIsNone() throws Exception {
        allAccepted(push("flagged", "{'KH':'P11-1','SCBZ':'0'}", "{'KH':'P11-2','SCBZ':'0'}"));
        assertThat(site.arrivals("P11-1")).hasSize(1);
        site.arrivals("P11-2");
        allAccepted(push("flagged", "{'KH':'P11-1','SCBZ':' 1 '}"));
        Pilot.until("the deletion arrives").until(() -> site.arrivals("P11-1").size() == 2);
        assertThat(site.arrivals("P11-1")).extracting(Arrival::op).containsExactly("upsert", "delete");
        assertThat(site.pilot().hall.held(LegacySite.RESOURCE))
                .containsKey("P11-2")
                .doesNotContainKey("P11-1");

        allAccepted(push("snapshot", "{'KH':'P11-3'}", "{'KH':'P11-4'}", "{'KH':'P11-5'}"));
        site.arrivals("P11-5");
        Sender.Answer shrunk = push("snapshot", "{'KH':'P11-3'}", "{'KH':'P11-6'}");
        assertThat(shrunk.status()).isEqualTo(422);
        assertThat(shrunk.code()).isEqualTo("NORMALIZE-TOO-FEW");
        allAccepted(push("snapshot", "{'KH':'P11-3'}", "{'KH':'P11-4'}", "{'KH':'P11-7'}"));
        site.arrivals("P11-7");
        assertThat(site.pilot().hall.held(LegacySite.RESOURCE))
                .as("nothing of the one that has shrunk; what is absent is not deleted")
                .containsKey("P11-5")
                .doesNotContainKey("P11-6");
    }

    /** A nightly file is all there is; one that has lost a third of it is stopped whole. */
    @Test
    void pitfall11SnapshotThatShrinksIsStopped() throws Exception {
        site.drop("nightly", "a.csv", "KH\nP11-a\nP11-b\nP11-c\n".getBytes(UTF_8));
        site.arrivals("P11-c");
        site.drop("nightly", "b.csv", "KH\nP11-a\nP11-d\n".getBytes(UTF_8));
        Pilot.until("it is set aside")
                .until(() -> Files.walk(site.folder("nightly").resolve("failed"))
                        .anyMatch(path -> path.getFileName().toString().contains("b.csv")));
        site.drop("nightly", "c.csv", "KH\nP11-a\nP11-b\nP11-e\n".getBytes(UTF_8));
        site.arrivals("P11-e");

        assertThat(site.pilot().hall.held(LegacySite.RESOURCE))
                .containsKey("P11-c")
                .doesNotContainKey("P11-d");
    }

    @Test
    void pitfall12LateRecordsAreOrderedByTheSourcesVersion() throws Exception {
        allAccepted(push("late", "{'KH':'P12-1','XM':'较新','GXSJ':'20260301120000'}"));
        Pilot.until("the table has it").until(() -> site.pilot().registry.rows().containsKey("P12-1"));
        allAccepted(push("late", "{'KH':'P12-1','XM':'较旧','GXSJ':'20260228235959'}", "{'KH':'P12-2','GXSJ':'1'}"));
        Pilot.until("what came after is there")
                .until(() -> site.pilot().registry.rows().containsKey("P12-2"));

        assertThat(site.pilot().registry.rows().get("P12-1").person())
                .as("later in coming, older at the source")
                .satisfies(person -> assertThat(person.name()).isEqualTo("较新"))
                .satisfies(person -> assertThat(person.version()).isEqualTo(20260301120000L));
        parkedAlone(push("late", "{'KH':'P12-3','GXSJ':'昨天'}", "{'KH':'P12-4','GXSJ':'1'}"), "", "version");
    }
}
