package org.huitong.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.CodeTable;
import org.huitong.catalog.Grant;
import org.huitong.catalog.PilotHome;
import org.huitong.message.Defect;
import org.huitong.message.Intake;
import org.huitong.message.Raw;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every step that names a data element, from a source's field to the record on the bus, by YAML alone. */
class ElementStepsTest {
    private static final String SYSTEM = "public-security.population";
    private static final String RESOURCE = "all-elements";

    private static Normalizer normalizer;

    @BeforeAll
    static void installation(@TempDir Path folder) throws IOException {
        PilotHome home = PilotHome.in(folder)
                .write("config/catalog/all-elements.yaml", """
                        resource: all-elements
                        name: 数据元
                        provider: public-security
                        sharing: unconditional
                        order: latest
                        key: id
                        without-subscription: count
                        schema: 1
                        items:
                          id: {name: 号码, type: text, required: true}
                          old: {name: 老号码, type: text}
                          name: {name: 姓名, type: text}
                          firm: {name: 单位, type: text}
                          credit: {name: 信用代码, type: text}
                          organization: {name: 机构代码, type: text}
                          region: {name: 区划, type: text}
                          now: {name: 现区划, type: text}
                          phone: {name: 电话, type: text}
                          capital: {name: 注册资本（元）, type: decimal}
                          birth: {name: 出生, type: date}
                          issued: {name: 发证, type: date}
                          until: {name: 有效期至, type: date}
                          married: {name: 结婚, type: date}
                          month: {name: 年月, type: month}
                          at: {name: 时间, type: datetime}
                          note: {name: 备注, type: text}
                          sex: {name: 性别, type: text, codes: ["0", "1", "2", "9"]}
                          marital: {name: 婚姻, type: text}
                          nation: {name: 民族, type: text}
                          flag: {name: 是否, type: boolean}
                        """)
                .write(
                        "config/codes/gbt-2260.yaml",
                        "codes: gbt-2260\nname: 现行\nvalues: {\"110101\": 东城区, \"440513\": 潮阳区}\n")
                .write(
                        "config/codes/gbt-2260-retired.yaml",
                        "codes: gbt-2260-retired\nname: 撤销\nvalues: {\"110103\": 崇文区, \"440524\": 潮阳县}\n")
                .write(
                        "config/codes/gbt-2260-successors.yaml",
                        "codes: gbt-2260-successors\nname: 沿革\nvalues: {\"110103\": \"110101\", \"440524\": \"440513 110101\"}\n")
                .write(
                        "config/codes/legacy-credit-codes.yaml",
                        "codes: legacy-credit-codes\nname: 试点代码\nvalues: {\"91350100M0001TGQXM\": 示例}\n")
                .write("routes/sources/public-security.population/all-elements.mapping.yaml", """
                        system: public-security.population
                        resource: all-elements
                        formats: [json]
                        charset: UTF-8
                        identity: none
                        items:
                          id: {from: ID, steps: [trim, fold-width, {citizen-id: regions=gbt-2260}], required: true}
                          old: {from: OLD, steps: [{citizen-id: centenarians}]}
                          name: {from: NAME, steps: [trim, person-name]}
                          firm: {from: FIRM, steps: [trim, organization-name]}
                          credit: {from: CREDIT, steps: [trim, {credit-code: legacy-credit-codes}]}
                          organization: {from: ORG, steps: [trim, organization-code]}
                          region: {from: REGION, steps: [trim, {region: gbt-2260}]}
                          now: {from: REGION, steps: [trim, {region-current: gbt-2260}]}
                          phone: {from: PHONE, steps: [trim, fold-width, phone]}
                          capital: {from: CAPITAL, steps: [trim, fold-width, {amount: 万元}]}
                          birth: {from: BIRTH, steps: [trim, {date: yyMMdd | birth}]}
                          issued: {from: ISSUED, steps: [trim, {date: dd-MON-RR | excel | roc | unknown}]}
                          until: {from: UNTIL, steps: [trim, {date: yyyyMMdd | no-end}]}
                          married: {from: MARRIED, steps: [trim, {date: chinese | yyyy年M月d日}]}
                          month: {from: MONTH, steps: [trim, {month: chinese}]}
                          at: {from: AT, steps: [{datetime: epoch-ms | yyyy-MM-dd HH:mm:ss}]}
                          note: {from: NOTE, steps: [trim, null-words]}
                          sex: {from: SEX, steps: [trim, {codes: sex}]}
                          marital: {from: MARITAL, steps: [trim, {codes: marital-status}]}
                          nation: {from: NATION, steps: [trim, {codes: nation}]}
                          flag: {from: FLAG, steps: [trim, boolean]}
                        """);
        normalizer = new Normalizer(
                Catalog.read(home.home()), Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), Grant.ZONE));
    }

    @Test
    void dirtyRecordBecomesTheSharedForm() {
        Normalized result = normalizer.explain(intake(Map.ofEntries(
                Map.entry("ID", "１１０１０１199003070011  "),
                Map.entry("OLD", "999999900307996"),
                Map.entry("NAME", "买买提•艾力　"),
                Map.entry("FIRM", "示例(北京)有限公司"),
                Map.entry("CREDIT", "91350100M0001TGQXM "),
                Map.entry("ORG", "91330000755918469E"),
                Map.entry("REGION", "110103"),
                Map.entry("PHONE", "＋86 138-0000-0000"),
                Map.entry("CAPITAL", "１，２３４.５万元"),
                Map.entry("BIRTH", "900307"),
                Map.entry("ISSUED", "03-5月 -17"),
                Map.entry("UNTIL", "长期"),
                Map.entry("MARRIED", "二○一七年五月三日"),
                Map.entry("MONTH", "二〇一七年十二月"),
                Map.entry("AT", "1991-04-14 02:30:00"),
                Map.entry("NOTE", "—"),
                Map.entry("SEX", "女性"),
                Map.entry("MARITAL", "复婚"),
                Map.entry("NATION", "AZ"),
                Map.entry("FLAG", "√"))));

        assertThat(result.intake().parked()).isEmpty();
        Map<String, Object> data = result.intake().records().get(0).data();
        assertThat(data)
                .containsEntry("id", "110101199003070011")
                .containsEntry("name", "买买提·艾力")
                .containsEntry("firm", "示例（北京）有限公司")
                .containsEntry("credit", "91350100M0001TGQXM")
                .containsEntry("organization", "755918469")
                .containsEntry("region", "110103")
                .containsEntry("now", "110101")
                .containsEntry("phone", "13800000000")
                .containsEntry("birth", "1990-03-07")
                .containsEntry("issued", "2017-05-03")
                .containsEntry("married", "2017-05-03")
                .containsEntry("month", "2017-12")
                .containsEntry("at", "1991-04-14T03:30:00+09:00")
                .containsEntry("sex", "2")
                .containsEntry("marital", "23")
                .containsEntry("nation", "04")
                .containsEntry("flag", true)
                .doesNotContainKeys("until", "note");
        assertThat((BigDecimal) data.get("capital")).isEqualByComparingTo("12345000");
        assertThat(data.get("old")).asString().startsWith("99999918900307996");
        assertThat(result.remarks())
                .extracting(remark -> remark.item() + " " + remark.note().rule() + " " + remark.count())
                .containsExactly(
                        "old citizen-id-15 1",
                        "old citizen-id-centenarian 1",
                        "name person-name-dot 1",
                        "credit credit-code-legacy 1",
                        "organization organization-code-cut 1",
                        "region region-retired 1",
                        "now region-current 1",
                        "phone phone-country 1",
                        "until date-for-ever 1",
                        "at datetime-gap 1");
    }

    @Test
    void cleanRecordHasNoRemarksAndRepeatedOnesAreCounted() {
        Map<String, Object> clean = Map.of("ID", "110101199003070011", "NAME", "王测试");
        Map<String, Object> dotted = Map.of("ID", "110101199003070011", "NAME", "买买提・艾力");

        assertThat(normalizer.explain(intake(clean, clean)).remarks()).isEmpty();
        assertThat(normalizer.explain(intake(clean, dotted, dotted)).remarks())
                .singleElement()
                .satisfies(remark -> {
                    assertThat(remark.item()).isEqualTo("name");
                    assertThat(remark.note().rule()).isEqualTo("person-name-dot");
                    assertThat(remark.count()).isEqualTo(2);
                });
    }

    @Test
    void wrongValueIsExplainedByStandardShapeAndCureAndNeverQuoted() {
        Map<String, Object> wrong = Map.ofEntries(
                Map.entry("ID", "110101199003070012"),
                Map.entry("CREDIT", "91350100M0001TGQXX"),
                Map.entry("REGION", "440524"),
                Map.entry("CAPITAL", "1.2E+5"),
                Map.entry("MARRIED", "农历二〇一七年五月初三"),
                Map.entry("FIRM", "寮犱笁"),
                Map.entry("NATION", "97"));
        Map<String, String> rules = Map.of(
                "ID", "citizen-id",
                "CREDIT", "credit-code",
                "REGION", "region",
                "CAPITAL", "amount",
                "MARRIED", "date-lunar",
                "FIRM", "mojibake",
                "NATION", "codes");

        wrong.forEach((field, value) -> {
            Map<String, Object> record = new HashMap<>(Map.of("ID", "110101199003070011"));
            record.put(field, value);
            Defect defect =
                    normalizer.explain(intake(record)).intake().parked().get(0).defect();
            assertThat(defect.rule()).isEqualTo(rules.get(field));
            assertThat(defect.pointer()).isEqualTo("/0/" + field);
            assertThat(defect.text()).contains("found ", " character").doesNotContain((String) value);
        });
        assertThat(normalizer
                        .explain(intake(Map.of("ID", "110101199003070012")))
                        .intake()
                        .parked()
                        .get(0)
                        .defect()
                        .text())
                .isEqualTo("the citizen id has a wrong check character (GB 11643-1999; found 18 characters: 18 digits);"
                        + " ask the source which digit is wrong");
    }

    @Test
    void textsAreInFormCOnTheBus() {
        Normalized result = normalizer.explain(intake(Map.of("ID", "110101199003070011", "FIRM", "e\u0301\uF900")));

        assertThat(result.intake().records().get(0).data()).containsEntry("firm", "é\u8C48");
        assertThat(result.remarks()).extracting(remark -> remark.note().rule()).containsExactly("nfc");
    }

    /** The lists are test data of other people and not in this repository. */
    @Test
    void listsOfAllRegionsServeAsCodeTables(@TempDir Path folder) throws IOException {
        Path lists = Path.of("../shared/data/regions");
        assumeThat(Files.isDirectory(lists)).as("skipped: no " + lists).isTrue();
        ObjectMapper json = new ObjectMapper();
        Map<String, String> current = json.readValue(lists.resolve("list.json").toFile(), new TypeReference<>() {});
        Map<String, String> history =
                json.readValue(lists.resolve("history.json").toFile(), new TypeReference<>() {});
        Map<String, List<String>> diff =
                json.readValue(lists.resolve("diff.json").toFile(), new TypeReference<>() {});
        Map<String, String> retired = new TreeMap<>(history);
        retired.keySet().removeAll(current.keySet());
        Map<String, String> successors = new TreeMap<>();
        diff.forEach((code, next) -> {
            if (!next.isEmpty()) {
                successors.put(code, String.join(" ", next));
            }
        });
        String mapping = "routes/sources/public-security.population/population-basic.mapping.yaml";
        PilotHome home = PilotHome.in(folder)
                .write("config/codes/gbt-2260.yaml", table("gbt-2260", current))
                .write("config/codes/gbt-2260-retired.yaml", table("gbt-2260-retired", retired))
                .write("config/codes/gbt-2260-successors.yaml", table("gbt-2260-successors", successors))
                .replace(mapping, "citizen-id]", "{citizen-id: regions=gbt-2260}]")
                .replace(mapping, "{from: DZ, steps: [trim]}", "{from: DZ, steps: [{region-current: gbt-2260}]}")
                .replace(mapping, "{from: HH, steps: [trim, fold-width]}", "{from: HH, steps: [{region: gbt-2260}]}");
        Normalizer pilot = new Normalizer(Catalog.read(home.home()));

        Normalized result = pilot.explain(intake(
                "population-basic",
                person("11010519491231002X", "110105", "110105"),
                person("34052419800101001X", "110103", "110103"),
                person("440524188001010014", "440524", "440524"),
                person("110105188003070021", "340524", "110105"),
                person("110105188003070021", "110100", "110105")));

        assertThat(result.intake().records())
                .extracting(record ->
                        record.data().get("address") + " " + record.data().get("householdId"))
                .containsExactly("110105 110105", "110101 110103", "440513 440524");
        assertThat(result.remarks())
                .extracting(remark -> remark.item() + " " + remark.note().rule() + " " + remark.count())
                .containsExactlyInAnyOrder(
                        "citizenId citizen-id-region 1", "address region-current 2", "householdId region-retired 2");
        assertThat(result.intake().parked())
                .extracting(parked -> parked.defect().text())
                .satisfiesExactly(
                        unknown -> assertThat(unknown).contains("in no list"),
                        ended -> assertThat(ended).contains("no current region"));
    }

    private static Map<String, Object> person(String id, String address, String household) {
        return Map.of("GMSFHM", id, "XM", "王测试", "UPD_SEQ", 1L, "DZ", address, "HH", household);
    }

    private static String table(String id, Map<String, String> values) {
        StringBuilder yaml = new StringBuilder("codes: " + id + "\nname: GB/T 2260\nvalues:\n");
        values.forEach((code, text) ->
                yaml.append("  \"").append(code).append("\": \"").append(text).append("\"\n"));
        return yaml.toString();
    }

    @Test
    void misspeltArgumentsAreFoundBeforeTheStart(@TempDir Path folder) throws IOException {
        String file = "routes/sources/public-security.population/population-basic.mapping.yaml";
        String date = "{date: yyyyMMdd}";
        Map<String, String> mistakes = Map.of(
                "{date: yyMMdd}", "two digits need birth",
                "{amount: 美元}", "there is no \"美元\"",
                "{credit-code: no-such}", "no code table \"no-such\"",
                "{region: no-such}", "no code table \"no-such\"",
                "region", "it names no code table",
                "{citizen-id: regions=no-such}", "no code table \"no-such\"",
                "{citizen-id: centenarian}", "there is no option \"centenarian\"",
                "{phone: cn}", "Write phone alone");
        PilotHome home = PilotHome.in(folder);
        String mapping = Files.readString(folder.resolve(file));

        mistakes.forEach((step, text) -> {
            String wrong = mapping.replace(date, step);
            assertThat(findings(home, file, wrong))
                    .anySatisfy(finding -> assertThat(finding).contains(text));
        });
    }

    private static List<String> findings(PilotHome home, String file, String text) {
        try {
            home.write(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Catalog.check(home.home()).stream().map(Object::toString).toList();
    }

    /** GB/T 2261.1, GB/T 2261.2, GB/T 3304-1991, with what is not confirmed in tables of their own or marked so. */
    @Test
    void shippedCodeTablesHoldTheStandardsAndTheirTraps() {
        Catalog catalog = Catalog.read(Path.of(""));

        assertThat(results(catalog, "sex")).containsExactly("0", "1", "2", "9");
        assertThat(values(catalog, "sex")).containsEntry("M", "1").containsEntry("女", "2");
        assertThat(values(catalog, "sex-zero-male")).containsEntry("0", "1").containsEntry("1", "2");
        assertThat(values(catalog, "sex-zero-female")).containsEntry("0", "2").containsEntry("1", "1");
        assertThat(results(catalog, "marital-status")).containsExactly("10", "20", "21", "22", "23", "30", "40", "90");
        assertThat(results(catalog, "nation")).hasSize(56);
        assertThat(values(catalog, "nation"))
                .containsEntry("ZA", "04")
                .containsEntry("AZ", "04")
                .containsEntry("SU", "25")
                .containsEntry("SW", "25")
                .containsEntry("Chosen", "10")
                .containsEntry("DU", "31")
                .containsEntry("Daur", "31")
                .containsEntry("汉", "01")
                .containsEntry("1", "01")
                .doesNotContainKeys("97", "98");
        for (String unconfirmed : List.of("marital-status-one-digit", "health", "employment")) {
            assertThat(catalog.codes(unconfirmed).orElseThrow().name()).contains("未经证实");
        }
    }

    private static Map<String, String> values(Catalog catalog, String table) {
        return catalog.codes(table).map(CodeTable::values).orElseThrow();
    }

    private static Set<String> results(Catalog catalog, String table) {
        return new TreeSet<>(values(catalog, table).values());
    }

    @SafeVarargs
    private static Intake intake(Map<String, Object>... records) {
        return intake(RESOURCE, records);
    }

    @SafeVarargs
    private static Intake intake(String resource, Map<String, Object>... records) {
        List<Raw> raws = new java.util.ArrayList<>();
        for (Map<String, Object> record : records) {
            raws.add(new Raw(raws.size(), "/" + raws.size(), record, new byte[0], 0, 0));
        }
        return new Intake("i1", 7, SYSTEM, resource, null, "", Instant.EPOCH, true, raws, List.of(), List.of(), null);
    }
}
