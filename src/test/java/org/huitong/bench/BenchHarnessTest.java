package org.huitong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.huitong.message.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The harness runs and its figures are whole. It never looks at a time: the machine that tests is not the one measured. */
final class BenchHarnessTest {
    @TempDir
    private Path dir;

    /** Why it failed, if it did. */
    private final StringWriter errors = new StringWriter();

    @Test
    void pushIsMeasuredOnAllSidesInClosedLoopAndAtAnOfferedRate() {
        JsonNode report = json("S1", "--connections", "2,3");

        JsonNode series = report.get("disks").get(dir.toString()).at("/scenarios/0/series");
        assertThat(series).hasSize(3).allSatisfy(BenchHarnessTest::isWhole);
        assertThat(series.get(0).get("sides"))
                .hasSize(4)
                .allSatisfy(side -> assertThat(
                                side.at("/figures/diskBytesPerRecord/median").doubleValue())
                        .isPositive());
        assertThat(series.get(2).get("name").textValue()).contains("offered");
        assertThat(report.get("targets")).hasSize(7).allSatisfy(BenchHarnessTest::isVerdict);
    }

    @Test
    void bulkIsMeasuredBesideDecodingAndJournal() {
        JsonNode report = json("S2");

        JsonNode series = report.get("disks").get(dir.toString()).at("/scenarios/0/series");
        assertThat(series).hasSize(3).allSatisfy(BenchHarnessTest::isWhole);
        assertThat(series.get(0).get("sides"))
                .hasSize(3)
                .allSatisfy(side -> assertThat(
                                side.at("/figures/megabytesPerSecond/median").doubleValue())
                        .isPositive());
        assertThat(report.get("targets")).hasSize(4).allSatisfy(BenchHarnessTest::isVerdict);
    }

    @Test
    void deliveryIsMeasuredOneByOneAndInBatches() {
        JsonNode report = json("S3", "--connections", "2", "--profile");

        JsonNode series = report.get("disks").get(dir.toString()).at("/scenarios/0/series");
        assertThat(series).hasSize(2).allSatisfy(BenchHarnessTest::isWhole);
        assertThat(series.get(1).get("sides"))
                .hasSize(2)
                .allSatisfy(side -> assertThat(
                                side.at("/figures/addedP50Millis/median").isNumber())
                        .isTrue());
        assertThat(report.get("targets")).hasSize(4).allSatisfy(BenchHarnessTest::isVerdict);
        assertThat(report.at("/plan/profile").booleanValue()).isTrue();
        JsonNode profiled = report.get("disks").get(dir.toString()).at("/profiles/S3");
        assertThat(Path.of(profiled.get("page").textValue()))
                .content()
                .contains("## huitong", "## deliver-single", "## deliver-batch");
        assertThat(profiled.get("sides")).hasSize(3).allSatisfy(BenchHarnessTest::isProfile);
    }

    @Test
    void fanOutIsMeasuredByDelivery() {
        JsonNode report = json("S4", "--connections", "2", "--subscriptions", "1,3");

        JsonNode scenario = report.get("disks").get(dir.toString()).at("/scenarios/0");
        assertThat(scenario.get("series")).hasSize(1).allSatisfy(BenchHarnessTest::isWhole);
        assertThat(scenario.get("derived")).hasSize(2);
        assertThat(report.get("targets")).hasSize(1).allSatisfy(BenchHarnessTest::isVerdict);
    }

    @Test
    void tableAndChartNameEverySideAndTheMachine() {
        StringWriter out = new StringWriter();
        Path chart = dir.resolve("drawn/chart.svg");

        int exit = bench(
                out, "S1", "--connections", "2", "--sides", "raw-single,raw-group32", "--chart", chart.toString());

        assertThat(exit).as(errors.toString()).isZero();
        assertThat(out.toString()).contains("raw-single", "raw-group32", "CPU ms", "cores", "-Xmx2g");
        assertThat(chart).content().contains("<svg", "raw-single", "raw-group32", "CPU ms", "cores");
    }

    @Test
    void unknownScenarioIsWrongUsage() {
        assertThat(bench(new StringWriter(), "S99")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    private JsonNode json(String scenario, String... more) {
        StringWriter out = new StringWriter();

        int exit = bench(
                out,
                scenario,
                Stream.concat(Stream.of("--json"), Arrays.stream(more)).toArray(String[]::new));

        assertThat(exit).as(errors.toString()).isZero();
        JsonNode report = Json.read(out.toString(), JsonNode.class);
        assertThat(report.at("/machine/cores").intValue()).isPositive();
        assertThat(report.get("disks").get(dir.toString()).get("fsyncMillis").doubleValue())
                .isPositive();
        return report;
    }

    private int bench(StringWriter out, String scenario, String... more) {
        CommandLine command = new CommandLine(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors, true));
        String[] brief = {scenario, "--rounds", "1", "--seconds", "1", "--warmup", "0", "--dir", dir.toString()};
        return command.execute(Stream.of(brief, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static void isWhole(JsonNode series) {
        assertThat(series.get("sides")).isNotEmpty().allSatisfy(side -> {
            assertThat(side.get("rounds")).hasSize(1);
            assertThat(side.get("figures"))
                    .isNotEmpty()
                    .allSatisfy(figure -> assertThat(figure.get("median").doubleValue())
                            .isFinite()
                            .isNotNegative());
            assertThat(side.at("/figures/cpuMillis/median").doubleValue()).isPositive();
        });
    }

    private static void isProfile(JsonNode side) {
        assertThat(side.get("records").longValue()).isPositive();
        assertThat(side.get("samples").longValue()).isPositive();
        assertThat(side.get("parts").findValuesAsText("part")).contains("JIT", "recorder");
        assertThat(Path.of(side.get("file").textValue())).isNotEmptyFile();
    }

    private static void isVerdict(JsonNode target) {
        assertThat(target.get("name").textValue()).isNotBlank();
        assertThat(target.get("wanted").textValue()).matches("[<>]= [0-9.]+");
        assertThat(target.get("measured").doubleValue()).isFinite();
        assertThat(target.get("met").isBoolean()).isTrue();
    }
}
