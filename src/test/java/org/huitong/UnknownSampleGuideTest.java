package org.huitong;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.huitong.message.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Because an integrator has an hour: every command from an unknown sample to its items is run as the guide has it. */
class UnknownSampleGuideTest {
    @TempDir
    private Path folder;

    private Path home;
    private UnknownSampleGuide guide;

    @BeforeEach
    void readTheGuide() throws Exception {
        home = folder.resolve("my");
        guide = new UnknownSampleGuide(home);
    }

    @Test
    void csv() throws Exception {
        String tried = guide.run(1);

        assertThat(tried)
                .contains("(csv, GB18030)", "㛃·艾力", "yzj   1250.00", "qzrq  2026-03-02", "citizen-id-15")
                .contains("3 records were read: 3 go on, 0 are rejected")
                .containsPattern("sfzh +hidden")
                .containsPattern("htbh +clear");
        assertThat(Files.readString(home.resolve("config/catalog/public-rental.yaml")))
                .contains("element: citizen-id, sensitive: true", "key: htbh", "type: date", "element: amount");
    }

    @Test
    void fixedWidth() throws Exception {
        String tried = guide.run(2);

        assertThat(tried)
                .contains("(fixed-width, GB18030)", "示例茶业有限公司", "2015-09-01")
                .contains("2 records were read: 2 go on");
        assertThat(Files.readString(home.resolve("routes/sources/market.licenses/license.mapping.yaml")))
                .contains("unit: bytes", "skip: 1", "trailer: {mark: TRL, at: 4, width: 10}", "identity: arrival");
        assertThat(home.resolve("routes/sources/market.licenses/license.camel.yaml"))
                .content()
                .contains("folder: \"drop/licenses\"", "include: \"*.txt\"");
    }

    @Test
    void xml() throws Exception {
        String tried = guide.run(3);

        assertThat(tried).contains("(xml, GB18030)", "王䶮", "2026-01-10").contains("2 records were read: 2 go on");
        assertThat(Files.readString(home.resolve("routes/sources/civil.marriages/marriage.mapping.yaml")))
                .contains("record: /HYDJ/DATA/RECORD", "count: /HYDJ/HEAD/JLS");
    }

    @Test
    void nothingIsOverwrittenAndADryRunWritesNothing() throws Exception {
        guide.run(1);
        String resource = "new resource public-rental --name X --provider housing --home " + home + " --input " + home
                + "/rentals.csv";

        assertThat(UnknownSampleGuide.huitong(resource).text()).contains("CONFIG-INVALID", "is there already");
        UnknownSampleGuide.Said dry =
                UnknownSampleGuide.huitong(resource.replace("public-rental", "other") + " --dry-run");
        assertThat(dry.exit()).as(dry.text()).isZero();
        assertThat(dry.text()).contains("# config/catalog/other.yaml", "resource: other");
        assertThat(home.resolve("config/catalog/other.yaml")).doesNotExist();
        assertThat(Json.read(
                                UnknownSampleGuide.huitong(
                                                resource.replace("public-rental", "other") + " --dry-run --json")
                                        .text(),
                                com.fasterxml.jackson.databind.JsonNode.class)
                        .path("files"))
                .hasSize(1);
    }
}
