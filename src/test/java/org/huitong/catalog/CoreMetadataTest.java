package org.huitong.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.huitong.catalog.guide.CoreMetadata;
import org.huitong.catalog.guide.DataElement;
import org.huitong.catalog.guide.DataFormat;
import org.huitong.catalog.guide.ResourceCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's core metadata: what is certain is a rule, what is likely is advice. */
class CoreMetadataTest {
    private static final String BASIC = "config/catalog/population-basic.yaml";
    private static final String ENTERPRISE = "config/catalog/enterprise-registration.yaml";
    private static final String AGENCY = "config/agencies/public-security.yaml";
    private static final String POPULATION = "config/systems/public-security.population.yaml";
    private static final String TREE = "config/codes/resource-classification.yaml";

    @TempDir
    Path folder;

    private PilotHome pilot;

    @BeforeEach
    void copy() throws IOException {
        pilot = PilotHome.in(folder);
    }

    @Test
    void thePilotsResourcesHaveItAll() {
        assertThat(Catalog.review(pilot.home())).isEmpty();

        Catalog catalog = Catalog.read(pilot.home());
        CoreMetadata core =
                catalog.resource("enterprise-registration").orElseThrow().core();

        assertThat(catalog.resources()).hasSize(5);
        assertThat(core.codes()).containsExactly(new ResourceCode("102", "1"), new ResourceCode("210", "1"));
        assertThat(core.classifications()).containsExactly("102", "210");
        assertThat(core.formats()).containsExactly(new DataFormat("01", "txt", ""));
        assertThat(core.sharing().uses()).containsExactly("1", "2", "3", "4");
        assertThat(core.sharing().cycle()).isEqualTo("2");
        assertThat(core.sharing().open()).isTrue();
        assertThat(core.sharing().published()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(core.sensitivity()).isEqualTo("4");
    }

    @Test
    void everyItemHasTheGuidesLetterAndLength() {
        Resource resource =
                Catalog.read(pilot.home()).resource("population-basic").orElseThrow();

        assertThat(resource.items().values())
                .extracting(Item::dataType)
                .containsExactly("C", "C", "C", "D", "C", "C", "C");
        assertThat(resource.items().values()).extracting(Item::longest).containsExactly(18, 64, 1, 0, 2, 200, 12);
        assertThat(resource.items().get("citizenId").element()).isEqualTo(DataElement.CITIZEN_ID);
    }

    @ParameterizedTest(name = "{3} {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                BASIC + "|101/1|401/1|12:8: CATALOG-RESOURCE-CODE|\"401/1\" is not a resource code",
                BASIC + "|101/1|101|12:8: CATALOG-RESOURCE-CODE|a slash and a number",
                BASIC + "|101/1|1010/1|12:8: CATALOG-RESOURCE-CODE|is not a resource code",
                BASIC + "|\"101/1\"|\"101/1\", \"101/01\"|12:8: CATALOG-RESOURCE-CODE|stands here twice",
                BASIC + "|101/1|102/01|CATALOG-RESOURCE-CODE|102/1 is or was the code of enterprise-registration",
                BASIC + "|101/1|106/1|12:8: CATALOG-CLASSIFICATION|It has 1 基础信息资源",
                BASIC + "|101/1|303099/1|12:8: CATALOG-CLASSIFICATION|It has 303 国务院",
                BASIC + "|abstract:|retired: [\"210/1\"]\\nabstract:|CATALOG-RESOURCE-CODE|enterprise-registration",
                BASIC + "|update-cycle: 实时|update-cycle: 实|CATALOG-UNKNOWN-CODE|Did you mean \"实时\"",
                BASIC + "|mode: platform-service|mode: platform-servise|CATALOG-UNKNOWN-CODE|\"platform-service\"",
                BASIC + "|[数据校核, 业务协同]|[数据核对, 业务协同]|CATALOG-UNKNOWN-CODE|Did you mean \"数据校核\"",
                BASIC + "|category: 数据库|category: 数据表库|14:20: CATALOG-UNKNOWN-CODE|Did you mean \"数据库\"",
                BASIC + "|type: oracle|typ: oracle|14:25: CATALOG-UNKNOWN-KEY|Did you mean \"type\"",
                BASIC + "|sensitivity: 个人隐私|sensitivity: 国家秘密|CATALOG-SECRET|Take the resource out",
                BASIC + "|open: false|open: 否|18:7: CATALOG-TYPE|true or false",
                BASIC + "|published: 2026-01-01|published: 2026-13-01|20:12: CATALOG-TYPE|a day like",
                BASIC + "|element: nation|element: nations|CATALOG-UNKNOWN-WORD|Did you mean \"nation\"",
                BASIC + "|type: date|type: date, data-type: Q|CATALOG-UNKNOWN-CODE|item-data-type has no \"Q\"",
                TREE + "|\"303008\"|\"353008\"|CATALOG-CLASSIFICATION|hangs on nothing. Add 353 to the table",
                TREE + "|\"303008\"|\"3030\"|CATALOG-CLASSIFICATION|no code of a classification",
                TREE + "|\"104\", \"105\"]|\"104\", \"106\"]|CATALOG-UNKNOWN-CODE|has no code \"106\"",
                AGENCY + "|code: \"\"|code: 91350100M000100Y44|CATALOG-CREDIT-CODE|wrong check character",
                AGENCY + "|\"999999\"|99999|CATALOG-REGION|six digits",
                AGENCY + "|category: 政府部门|category: 政府单位|CATALOG-UNKNOWN-CODE|Did you mean \"政府部门\"",
                POPULATION + "|approved-on: 2009-06-01|approved-on: 2009|CATALOG-TYPE|a day like",
                POPULATION + "|stage: 运行|stage: 运作|CATALOG-UNKNOWN-CODE|Did you mean \"运行\"",
                POPULATION + "|has-interface: false|has-interface: 无|CATALOG-TYPE|true or false",
                POPULATION + "|funds: 市级财政|budget: 十万|CATALOG-TYPE|a number",
                POPULATION + "|funds:|found:|CATALOG-UNKNOWN-KEY|Did you mean \"funds\"",
            })
    void whatIsCertainIsAMistake(String file, String old, String with, String where, String text) throws IOException {
        pilot.replace(file, old.replace("\\n", "\n"), with.replace("\\n", "\n"));

        assertThat(pilot.findings())
                .anySatisfy(finding -> assertThat(finding).contains(where).contains(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abstract",
                "format",
                "allowed-use",
                "mode",
                "open",
                "update-cycle",
                "published",
            })
    void anElementThatMayBeMandatoryIsAdviceWhereItIsMissing(String element) throws IOException {
        pilot.replace(BASIC, "\n" + element + ":", "\n#" + element + ":");

        assertThat(Catalog.review(pilot.home())).singleElement().satisfies(finding -> {
            assertThat(finding.mistake()).isFalse();
            assertThat(finding)
                    .hasToString(BASIC + ":3:11: advice CATALOG-METADATA core metadata of the catalog guide is"
                            + " missing: " + element + ". Add it, see docs/catalog.md.");
        });
        assertThat(Catalog.read(pilot.home()).resources())
                .hasSameSizeAs(Catalog.read(Path.of("")).resources());
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            delimiter = '|',
            value = {
                BASIC + "|type: oracle|type: foxpro|CATALOG-FORMAT-TYPE",
                BASIC + "|type: date|type: date, data-type: C|CATALOG-DATA-TYPE",
                BASIC
                        + "|maxLength: 64, required: true, sensitive: true|maxLength: 64, required: true|CATALOG-SENSITIVE",
                ENTERPRISE + "|open-condition:|#open-condition:|missing: open-condition",
                AGENCY + "|code: \"\"|#|CATALOG-CREDIT-CODE",
            })
    void whatIsLikelyIsAdvice(String file, String old, String with, String text) throws IOException {
        pilot.replace(file, old, with);

        assertThat(pilot.findings()).isEmpty();
        assertThat(Catalog.review(pilot.home()))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.toString()).contains("advice").contains(text));
    }

    @Test
    void aFormatThatTheGuideDoesNotNameHasANote() throws IOException {
        pilot.replace(BASIC, "type: oracle", "type: other, note: 自建库");

        assertThat(Catalog.review(pilot.home())).isEmpty();
    }

    @Test
    void aWordIsReadAsItsCode() throws IOException {
        pilot.replace(BASIC, "update-cycle: 实时", "update-cycle: \"1\"");

        assertThat(Catalog.read(pilot.home())
                        .resource("population-basic")
                        .orElseThrow()
                        .core()
                        .sharing()
                        .cycle())
                .isEqualTo("1");
    }

    @Test
    void theCodeOfAResourceThatIsGoneIsNeverGivenAgain() throws IOException {
        pilot.write(
                "config/codes/retired-resource-codes.yaml",
                "codes: retired-resource-codes\nname: 停用的信息资源代码\nentries: {\"101/01\": 已并入 102/1}\n");

        assertThat(pilot.findings())
                .singleElement()
                .asString()
                .contains(BASIC + ":12:8: CATALOG-RESOURCE-CODE", "101/1 was another resource's");
    }

    @Test
    void theFirstLevelsOfTheTreeAreShippedAndTheDoubtfulOnesMarked() {
        CodeTable tree =
                Catalog.read(pilot.home()).codes("resource-classification").orElseThrow();

        assertThat(tree.codes()).hasSize(43).containsKeys("1", "101", "217", "303008", "307040");
        assertThat(tree.codes()).as("307034 is not used").doesNotContainKey("307034");
        assertThat(tree.unconfirmed()).containsExactlyInAnyOrder("101", "102", "103", "104", "105");
        assertThat(tree.edition().standard()).contains("1272");
    }

    @ParameterizedTest(name = "{0} hangs on {1}")
    @CsvSource({"101, 1", "303008, 303", "30702401, 307024", "3070240101, 30702401", "30702409, 307024", "306001, ''"})
    void aNodeHangsOnTheLongestOneItBeginsWith(String code, String parent) {
        var codes = java.util.Set.of("1", "3", "101", "303", "307", "307024", "30702401");

        assertThat(ClassificationTree.parent(codes, code)).isEqualTo(parent);
    }
}
