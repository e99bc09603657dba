package org.huitong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huitong.catalog.PilotHome;
import org.huitong.operate.cli.Cli;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private PilotHome home;

    @BeforeEach
    void copy() throws IOException {
        home = PilotHome.in(folder.resolve("home"));
    }

    private int run(String... args) {
        List<String> all =
                new ArrayList<>(List.of("lineage", "--home", home.home().toString(), "--lang", "en"));
        all.addAll(List.of(args));
        return Cli.execute(
                all.toArray(String[]::new),
                List.of(new LineageCommand()),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }

    @Test
    void printsOneResourceAsText() {
        assertThat(run("population-basic")).isZero();
        assertThat(out.toString()).contains("population-basic 人口基本信息", "GMSFHM").doesNotContain("insurance");
    }

    @Test
    void writesEachFormatIntoAFile() throws IOException {
        Path json = folder.resolve("lineage.json");
        Path svg = folder.resolve("lineage.svg");

        assertThat(run("--json", "--out", json.toString())).isZero();
        assertThat(run("government-service.hall", "--format", "svg", "--out", svg.toString()))
                .isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(Files.readString(json)).startsWith("{\n  \"lineage\" : 1,");
        assertThat(Files.readString(svg)).startsWith("<svg ").contains("政务服务大厅");
    }

    @Test
    void unknownWordIsRefusedWithTheNearestOne() {
        assertThat(run("population-basics")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(err.toString()).contains("no resource or system population-basics. Did you mean population-basic?");
    }

    @Test
    void wordThatIsNearNoneIsAnsweredWithThoseThereAre() {
        assertThat(run("zzzzzzzzzz")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(err.toString()).contains("There are: ", "population-basic", "government-service.hall");
    }

    @Test
    void wrongFormatsAndPlacesAreRefusedWithACure() {
        assertThat(run("--format", "png")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(run("--json", "--format", "svg")).isEqualTo(Cli.WRONG_USAGE);
        assertThat(err.toString()).contains("Give one of them");
        assertThat(run("--home", folder.toString())).isEqualTo(Cli.WRONG_USAGE);
        assertThat(run("--out", folder.resolve("none/x.svg").toString())).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(err.toString()).contains("Name a file in a folder that is there");
    }

    @Test
    void mistakesInTheFilesAreShownAsCheckShowsThem() throws IOException {
        home.replace("config/catalog/population-basic.yaml", "order: latest", "ordre: latest");

        assertThat(run()).isEqualTo(Cli.FOUND_PROBLEMS);
        assertThat(err.toString()).contains("CONFIG-INVALID", "config/catalog/population-basic.yaml:8:1");
    }

    @Test
    void systemWithoutAnyWayIsNoMistake() throws IOException {
        home.write(
                "config/systems/public-security.archive.yaml",
                "system: public-security.archive\nagency: public-security\nname: 档案库\nnetwork: private\n");

        assertThat(run("public-security.archive")).isZero();
        assertThat(err.toString()).contains("Nothing is fed or received here");
    }

    @Test
    void helpIsInBothLanguages() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Show which source column feeds which item", "RESOURCE|SYSTEM");
        out.getBuffer().setLength(0);
        assertThat(Cli.execute(
                        new String[] {"lineage", "--lang", "zh", "--help"},
                        List.of(new LineageCommand()),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true)))
                .isZero();
        assertThat(out.toString()).contains("只看此资源");
    }
}
