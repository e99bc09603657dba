package org.huitong.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.huitong.operate.cli.Cli;
import org.junit.jupiter.api.Test;
import sample.SampleData;

class DemoCommandTest {
    private final StringWriter printed = new StringWriter();

    @Test
    void endsWithAClosingTableThatAddsUp() {
        int exit = run(false, "--exit", "--seconds", "1", "--people", "60", "--seed", "5", "--lang", "en");

        assertThat(printed.toString())
                .contains("first 202 after ")
                .contains("received = delivered")
                .containsPattern("human-resources.social-insurance +\\d+")
                .contains("natural-resources.real-estate.population-basic: holds exactly")
                .doesNotContain("DIFFERS")
                .doesNotContain("Unexpected");
        assertThat(exit).isZero();
    }

    @Test
    void exitsWithOneWhereTheCountsDoNotAddUp() {
        int exit = run(
                true, "--exit", "--seconds", "1", "--people", "60", "--seed", "5", "--lang", "zh", "--timeout", "2");

        assertThat(printed.toString()).contains("启动试点：虚构人口 60 人，种子 5 …").contains("2 秒内未处理完毕");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void refusesTooFewPeople() {
        assertThat(run(false, "--people", "3")).isEqualTo(2);
    }

    private int run(boolean forgetsOne, String... options) {
        DemoCommand demo = new DemoCommand(() -> new ForeseeingGateway(SampleData.of(5, 60), forgetsOne));
        String[] arguments =
                Stream.concat(Stream.of("demo"), Stream.of(options)).toArray(String[]::new);
        PrintWriter out = new PrintWriter(printed, true);
        return Cli.execute(arguments, List.of(demo), out, out);
    }
}
