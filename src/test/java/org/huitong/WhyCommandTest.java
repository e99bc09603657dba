package org.huitong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huitong.catalog.PilotHome;
import org.huitong.message.Json;
import org.huitong.operate.cli.Cli;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyCommandTest {
    private static final String HALL = "government-service.hall";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private PilotHome home;

    @BeforeEach
    void copy() throws IOException {
        home = PilotHome.in(folder.resolve("home"));
    }

    private int run(String system, String resource, String... more) {
        List<String> all = new ArrayList<>(
                List.of("why", "--home", home.home().toString(), "--system", system, "--resource", resource));
        all.addAll(List.of(more));
        return Cli.execute(
                all.toArray(String[]::new),
                List.of(new WhyCommand()),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }

    @Test
    void saysWhatTheSystemSees() {
        assertThat(run(HALL, "population-basic", "--lang", "en")).isZero();
        assertThat(out.toString())
                .startsWith("Yes: government-service.hall receives population-basic.")
                .contains("config/grants/government-service.hall.population-basic.yaml says so", "〔2026〕1号")
                .contains("The key of each record: keyed hash")
                .containsPattern("citizenId +公民身份号码 +keyed hash")
                .containsPattern("name +姓名 +as it is")
                .containsPattern("address +\\S+ +! not granted");
    }

    @Test
    void saysHowMuchOfItInAnHourOrADay() throws IOException {
        home.replace(
                "config/grants/government-service.hall.population-basic.yaml",
                "items:",
                "quota: {records: {hour: 10000, day: 100000}, calls: {hour: 500}}\nitems:");

        assertThat(run(HALL, "population-basic", "--lang", "en")).isZero();
        assertThat(run(HALL, "population-basic", "--lang", "zh")).isZero();
        assertThat(run(HALL, "population-basic", "--json")).isZero();
        assertThat(out.toString())
                .contains("At most 10000 records an hour, 100000 records a day, 500 calls an hour.")
                .contains("限额：每小时 10000 条记录")
                .containsPattern("\"quota\" : \\[ \\{[^]]*\"limit\" : 500");
    }

    @Test
    void oneItemCanBeTheQuestion() {
        assertThat(run(HALL, "population-basic", "--item", "name", "--lang", "en"))
                .isZero();
        assertThat(run(HALL, "population-basic", "--item", "address", "--lang", "en"))
                .isOne();
        assertThat(out.toString()).contains("does not name the item").doesNotContain("nation");
    }

    @Test
    void saysNoWithTheRuleAndACure() {
        assertThat(run("natural-resources.real-estate", "social-insurance-status", "--lang", "en"))
                .isOne();
        assertThat(out.toString())
                .contains("No:", "write config/grants/natural-resources.real-estate.social-insurance-status.yaml");
    }

    @Test
    void speaksChineseAndGuessesWhatWasMeant() {
        assertThat(run(HALL, "population-basics", "--lang", "zh")).isOne();
        assertThat(out.toString()).contains("不可以", "population-basics", "您是否指 population-basic？");
    }

    @Test
    void anItemThatIsNotThereIsAMistakeOfTheQuestion() {
        assertThat(run(HALL, "population-basic", "--item", "adress", "--lang", "en"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("population-basic has no item adress", "Did you mean address");
    }

    @Test
    void toolsGetOneDocument() throws IOException {
        assertThat(run(HALL, "population-basic", "--json")).isZero();
        var json = Json.MAPPER.readTree(out.toString());
        assertThat(json.path("allowed").asBoolean()).isTrue();
        assertThat(json.path("rule").asText()).isEqualTo("granted");
        assertThat(json.path("items").get(0).path("shown").asText()).isEqualTo("hash");
    }
}
