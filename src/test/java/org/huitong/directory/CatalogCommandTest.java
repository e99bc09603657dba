package org.huitong.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.huitong.catalog.Resource;
import org.huitong.message.Json;
import org.huitong.operate.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line says of the checked-in catalog. */
class CatalogCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String language, String... args) {
        List<String> all = new ArrayList<>(List.of("catalog"));
        all.addAll(List.of(args));
        all.addAll(List.of("--home", ".", "--lang", language));
        return Cli.execute(
                all.toArray(String[]::new),
                List.of(new CatalogCommand()),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }

    @Test
    void listNamesEveryResource() {
        assertThat(run("en", "list")).isZero();

        assertThat(out.toString().lines()).hasSize(6);
        assertThat(out.toString())
                .containsPattern("RESOURCE +CODES +NAME +PROVIDER")
                .containsPattern(
                        "enterprise-registration +102/1 210/1 +企业登记信息 +market-regulation +unconditional +每日 +8");
    }

    @Test
    void listSpeaksChinese() {
        assertThat(run("zh", "list")).isZero();

        assertThat(out.toString()).contains("信息资源代码", "有条件共享");
    }

    @Test
    void showHasTheGuidesOrderAndMarksWhatIsNotConfirmed() {
        assertThat(run("zh", "show", "population-basic")).isZero();

        assertThat(out.toString())
                .containsSubsequence(
                        "信息资源分类",
                        "101 国家人口基础信息 （未核实）",
                        "信息资源名称",
                        "信息资源代码",
                        "101/1",
                        "信息资源提供方",
                        "示例市公安局",
                        "信息资源摘要",
                        "信息资源格式",
                        "03 数据库; oracle",
                        "共享属性",
                        "2 有条件共享",
                        "platform-service 共享平台（服务接口）",
                        "开放属性",
                        "0 否",
                        "更新周期",
                        "1 实时",
                        "发布日期",
                        "2026-01-01",
                        "citizenId",
                        "C 字符型",
                        "18");
    }

    @Test
    void exportHasEveryEntryWithNationalCodes() throws Exception {
        assertThat(run("en", "export")).isZero();

        JsonNode all = Json.MAPPER.readTree(out.toString()).path("resources");
        assertThat(all).hasSize(5);
        JsonNode enterprise = all.get(0);
        List<String> order = new ArrayList<>();
        enterprise.fieldNames().forEachRemaining(order::add);
        assertThat(order)
                .containsSubsequence(
                        "classifications",
                        "name",
                        "codes",
                        "provider",
                        "abstract",
                        "formats",
                        "items",
                        "sharing",
                        "open",
                        "updateCycle",
                        "published",
                        "relatedCodes");
        assertThat(enterprise.at("/sharing/type/code").asText()).isEqualTo("1");
        assertThat(enterprise.at("/open/toSociety/code").asText()).isEqualTo("1");
        assertThat(enterprise.at("/updateCycle/code").asText()).isEqualTo("2");
        assertThat(enterprise.at("/items/0/dataType/code").asText()).isEqualTo("C");
        assertThat(enterprise.at("/items/0/length").asInt()).isEqualTo(18);
    }

    @Test
    void aResourceThatIsNotThereIsNamedWithTheNearest() {
        assertThat(run("en", "show", "population-basics")).isEqualTo(1);

        assertThat(err.toString()).contains("OPERATE-UNKNOWN", "Did you mean \"population-basic\"?");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"UNCONDITIONAL, 1", "CONDITIONAL, 2", "NOT_SHARED, 3"})
    void sharingBecomesTheNationalDigitAtTheBorder(Resource.Sharing sharing, String code) {
        assertThat(Entry.typeCode(sharing)).isEqualTo(code);
    }
}
