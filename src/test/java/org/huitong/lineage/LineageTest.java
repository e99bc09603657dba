package org.huitong.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.PilotHome;
import org.huitong.message.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The pilot, with a source whose layout declares more than is mapped, an item without source and a grant that ended. */
class LineageTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
    private static final String PEOPLE = "routes/sources/public-security.population/population-basic.mapping.yaml";
    private static final String INSURED =
            "routes/sources/human-resources.social-insurance/social-insurance-status.mapping.yaml";

    @TempDir
    private Path folder;

    private Lineage lineage;

    @BeforeEach
    void read() throws IOException {
        PilotHome home = PilotHome.in(folder)
                .replace(INSURED, "formats: [json, ndjson]", "formats: [fixed-width]")
                .replace(
                        INSURED,
                        "identity: idempotency-key\n",
                        "identity: idempotency-key\ndelete: {from: SCBZ, is: [\"1\"]}\n"
                                + "layout: {unit: bytes, columns: {GMSFHM: 18, XM: 30, CBZT: 6, JFJS: 10, LJYS: 4, ZHJFNY: 6, SCBZ: 1,"
                                + " BZ: 40}}\n")
                .replace(INSURED, "{from: DWMC, steps: [trim]}", "{value: 未知, default: 无}")
                .replace(PEOPLE, "  address: {from: DZ, steps: [trim]}\n", "")
                .replace(
                        "config/grants/government-service.hall.social-insurance-status.yaml",
                        "to: 2036-12-31",
                        "to: 2026-11-24");
        keepTwoResources(home.home());
        lineage = Lineage.of(Catalog.read(home.home()), DAY);
    }

    /** So that a chimney more in the pilot is not one more here. */
    private static void keepTwoResources(Path home) throws IOException {
        for (String part : List.of("config/catalog", "config/grants", "routes/sources")) {
            try (Stream<Path> files = Files.walk(home.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = file.getFileName().toString();
                    if (!name.contains("population-basic") && !name.contains("social-insurance-status")) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private Flow flow(String resource) {
        return lineage.about(resource).resources().get(0);
    }

    private Flow.Item item(String resource, String item) {
        return flow(resource).items().stream()
                .filter(one -> one.item().equals(item))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itemKnowsItsColumnItsStepsAndWhoReceivesIt() {
        Flow.Item sex = item("population-basic", "sex");

        assertThat(sex.feeds()).singleElement().satisfies(feed -> {
            assertThat(feed.system()).isEqualTo("public-security.population");
            assertThat(feed.column()).isEqualTo("XB");
            assertThat(feed.steps())
                    .extracting(Flow.Step::words)
                    .containsExactly("trim", "fold-width", "codes: sex-police");
            assertThat(feed.steps().get(2).codes().get(0).name()).startsWith("性别");
        });
        assertThat(item("population-basic", "citizenId").receipts())
                .extracting(Flow.Receipt::show)
                .containsExactly("masked", "clear");
        assertThat(item("population-basic", "birthDate").feeds().get(0).nulls()).containsExactly("", "19000101");
    }

    @Test
    void constantAndDefaultAreSaid() {
        Flow.Feed unit = item("social-insurance-status", "unitName").feeds().get(0);

        assertThat(unit.column()).isNull();
        assertThat(unit.constant()).isEqualTo("未知");
        assertThat(unit.otherwise()).isEqualTo("无");
    }

    @Test
    void whatLeadsNowhereIsMarked() {
        assertThat(item("population-basic", "address").fed()).isFalse();
        assertThat(item("population-basic", "address").received()).isFalse();
        assertThat(item("population-basic", "nation").fed()).isTrue();
        assertThat(item("population-basic", "nation").received()).isFalse();
        assertThat(flow("social-insurance-status").sources().get(0).columns())
                .filteredOn(Flow.Column::idle)
                .extracting(Flow.Column::column)
                .containsExactly("BZ");
        assertThat(flow("social-insurance-status").sources().get(0).columns())
                .filteredOn(column -> column.column().equals("SCBZ"))
                .singleElement()
                .extracting(Flow.Column::uses)
                .isEqualTo(List.of("delete"));
    }

    @Test
    void grantThatHasEndedGivesNobodyAnything() {
        assertThat(flow("social-insurance-status").consumers().get(0).holds()).isFalse();
        assertThat(flow("social-insurance-status").items()).noneMatch(Flow.Item::received);
        assertThat(item("social-insurance-status", "status").receipts()).hasSize(1);
    }

    @Test
    void aSystemIsToldWhatItFeedsOrReceivesAndNoMore() {
        Lineage hall = lineage.about("government-service.hall");
        Lineage bureau = lineage.about("public-security.population");

        assertThat(hall.resources()).hasSize(2);
        Flow people = hall.resources().get(0);
        assertThat(people.items()).extracting(Flow.Item::item).containsExactly("citizenId", "name", "sex", "birthDate");
        assertThat(people.consumers()).hasSize(1);
        assertThat(people.sources().get(0).columns())
                .extracting(Flow.Column::column)
                .containsExactly("GMSFHM", "XM", "XB", "CSRQ");
        assertThat(bureau.resources()).singleElement().satisfies(flow -> {
            assertThat(flow.items()).extracting(Flow.Item::item).doesNotContain("address");
            assertThat(flow.consumers()).hasSize(2);
        });
        assertThat(lineage.about("no-such").resources()).isEmpty();
    }

    @Test
    void textSaysItInBothLanguages() {
        assertThat(Format.TEXT.write(lineage, texts("en")))
                .contains("GMSFHM", "codes: sex-police", "1 masked, 2 clear", "公民身份号码", "示例市政务数据共享决定〔2026〕1号")
                .containsPattern("A BZ +! feeds nothing")
                .containsPattern("! nothing feeds it +address 户籍地址 +! nobody receives it")
                .contains("constant \"未知\"", "default \"无\"", "! the grant does not hold today", "mark of deletion");
        assertThat(Format.TEXT.write(lineage, texts("zh"))).contains("1 脱敏, 2 明文", "！无人接收", "！未供给任何信息项");
    }

    @Test
    void jsonIsTheModelAndTheSameInEveryLanguage() {
        String json = Format.JSON.write(lineage, texts("zh"));

        JsonNode read = Json.read(json, JsonNode.class);
        assertThat(read.path("lineage").asInt()).isEqualTo(1);
        assertThat(read.path("day").asText()).isEqualTo("2026-11-25");
        assertThat(read.at("/resources/1/items/2/feeds/0/default").asText()).isEqualTo("无");
        assertThat(json).isEqualTo(Format.JSON.write(lineage, texts("en"))).endsWith("}\n");
    }

    @Test
    void pictureHasALineForEveryWayAndALabelForEveryEnd() throws Exception {
        Document svg = parsed(Format.SVG.write(lineage, texts("en")));

        String words = svg.getDocumentElement().getTextContent();
        assertThat(words)
                .contains("GMSFHM", "citizenId", "公民身份号码", "trim → fold-width → codes: sex-police", "人口库", "政务服务大厅")
                .contains(
                        "! feeds nothing",
                        "! nothing feeds it, ! nobody receives it",
                        "! the grant does not hold today");
        // Of 14 items 13 are fed; the registry gets 4 in clear, the hall 3 and 1 masked, and 4 by a grant that has
        // ended.
        assertThat(ways(svg, "feed")).isEqualTo(13);
        assertThat(ways(svg, "clear")).isEqualTo(7);
        assertThat(ways(svg, "masked")).isEqualTo(1);
        assertThat(ways(svg, "none")).isEqualTo(4);
        assertThat(words).contains("prefers-color-scheme: dark");
    }

    @Test
    void pictureStaysWellFormedWhateverNamesHold() throws Exception {
        PilotHome home = PilotHome.in(folder.resolve("odd"))
                .replace("config/systems/public-security.population.yaml", "name: 人口库", "name: \"<人&口> \\u0001\"");
        Lineage odd = Lineage.of(Catalog.read(home.home()), DAY);

        Document svg = parsed(Format.SVG.write(odd, texts("en")));

        assertThat(svg.getDocumentElement().getTextContent()).contains("<人&口> \uFFFD");
    }

    private static long ways(Document svg, String style) {
        NodeList all = svg.getElementsByTagName("path");
        long found = 0;
        for (int i = 0; i < all.getLength(); i++) {
            String is = all.item(i).getAttributes().getNamedItem("class").getNodeValue();
            found += is.equals(style) ? 1 : 0;
        }
        return found;
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static ResourceBundle texts(String language) {
        return ResourceBundle.getBundle(
                "org.huitong.operate.cli.texts",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
