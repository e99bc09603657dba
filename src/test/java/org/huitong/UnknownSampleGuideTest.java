package org.huitong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huitong.message.Json;
import org.huitong.operate.cli.Cli;
import org.huitong.scaffold.NewCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Because an integrator has an hour: every command from an unknown sample to its items is run as the guide has it. */
class UnknownSampleGuideTest {
    private static final Pattern SECTION =
            Pattern.compile("(?s)## From an unknown sample to a live item\\n(.*?)\\n## ");
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path folder;

    private Path home;
    private final List<String> blocks = new ArrayList<>();

    private record Said(int exit, String text) {}

    @BeforeEach
    void readTheGuide() throws Exception {
        home = folder.resolve("my");
        Matcher section = SECTION.matcher(Files.readString(Path.of("docs/integrator.md")));
        assertThat(section.find()).as("the section is there").isTrue();
        BLOCK.matcher(section.group(1)).results().forEach(block -> blocks.add(block.group(1)));
        assertThat(blocks).hasSize(4);
        run(blocks.get(0));
    }

    /** What the last command says. */
    private String run(String block) throws Exception {
        String last = "";
        for (String line : block.split("\\n")) {
            String mine = line.replace("../my", home.toString());
            Said said = mine.startsWith("./huitong ") ? huitong(mine.substring("./huitong ".length())) : shell(mine);
            assertThat(said.exit()).as("%s%n%s", line, said.text()).isZero();
            last = said.text();
        }
        return last;
    }

    private Said shell(String line) throws Exception {
        Process process =
                new ProcessBuilder("bash", "-c", line).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes());
        return new Said(process.waitFor(), text);
    }

    private static Said huitong(String line) {
        List<String> words = new ArrayList<>(WORD.matcher(line)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList());
        words.addAll(List.of("--lang", "en"));
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out, true);
        int exit = Cli.execute(
                words.toArray(String[]::new),
                List.of(new NewCommand(), new CheckCommand(), new TryCommand()),
                writer,
                writer);
        return new Said(exit, out.toString());
    }

    @Test
    void csv() throws Exception {
        String tried = run(blocks.get(1));

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
        String tried = run(blocks.get(2));

        assertThat(tried)
                .contains("(fixed-width, GB18030)", "示例茶业有限公司", "2015-09-01")
                .contains("2 records were read: 2 go on");
        assertThat(Files.readString(home.resolve("routes/sources/market.licenses/license.mapping.yaml")))
                .contains("unit: bytes", "skip: 1", "trailer: {mark: TRL, at: 4, width: 10}", "identity: arrival");
        assertThat(home.resolve("routes/sources/market.licenses/license.camel.yaml"))
                .content()
                .contains("folder: \"/data/drop/licenses\"", "include: \"*.txt\"");
    }

    @Test
    void xml() throws Exception {
        String tried = run(blocks.get(3));

        assertThat(tried).contains("(xml, GB18030)", "王䶮", "2026-01-10").contains("2 records were read: 2 go on");
        assertThat(Files.readString(home.resolve("routes/sources/civil.marriages/marriage.mapping.yaml")))
                .contains("record: /HYDJ/DATA/RECORD", "count: /HYDJ/HEAD/JLS");
    }

    @Test
    void nothingIsOverwrittenAndADryRunWritesNothing() throws Exception {
        run(blocks.get(1));
        String resource = "new resource public-rental --name X --provider housing --home " + home + " --input " + home
                + "/rentals.csv";

        assertThat(huitong(resource).text()).contains("CONFIG-INVALID", "is there already");
        Said dry = huitong(resource.replace("public-rental", "other") + " --dry-run");
        assertThat(dry.exit()).as(dry.text()).isZero();
        assertThat(dry.text()).contains("# config/catalog/other.yaml", "resource: other");
        assertThat(home.resolve("config/catalog/other.yaml")).doesNotExist();
        assertThat(Json.read(
                                huitong(resource.replace("public-rental", "other") + " --dry-run --json")
                                        .text(),
                                com.fasterxml.jackson.databind.JsonNode.class)
                        .path("files"))
                .hasSize(1);
    }
}
