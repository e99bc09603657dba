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

    @Test
    void shortRunOfAllSidesGivesWholeFigures() {
        StringWriter out = new StringWriter();

        int exit = bench(out, "S1", "--json");

        assertThat(exit).isZero();
        JsonNode disk = Json.read(out.toString(), JsonNode.class).get("disks").get(dir.toString());
        assertThat(disk.get("fsyncMillis").doubleValue()).isPositive();
        assertThat(disk.get("sides")).hasSize(SideName.values().length).allSatisfy(BenchHarnessTest::isWhole);
        assertThat(disk.get("ratios"))
                .allSatisfy(ratio -> assertThat(ratio.get("median").doubleValue())
                        .isPositive()
                        .isFinite());
    }

    @Test
    void tableNamesEverySide() {
        StringWriter out = new StringWriter();

        int exit = bench(out, "S1", "--sides", "raw-single,raw-group32");

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("raw-single", "raw-group32", "CPU ms/req");
    }

    @Test
    void unknownScenarioIsWrongUsage() {
        assertThat(bench(new StringWriter(), "S99")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    private int bench(StringWriter out, String scenario, String... more) {
        CommandLine command = new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(new StringWriter()));
        String[] brief = {
            scenario, "--rounds", "1", "--seconds", "1", "--warmup", "1", "--connections", "2", "--dir", dir.toString()
        };
        String[] all = Stream.of(brief, more).flatMap(Arrays::stream).toArray(String[]::new);
        return command.execute(all);
    }

    private static void isWhole(JsonNode side) {
        assertThat(side.get("diskBytesPerRecord").doubleValue()).isPositive();
        assertThat(side.get("rounds")).hasSize(1).allSatisfy(round -> {
            assertThat(round.at("/burst/requests").longValue()).isPositive();
            assertThat(round.at("/burst/refused").longValue()).isZero();
            assertThat(round.at("/burst/dead").longValue()).isZero();
            assertThat(round.at("/burst/p50Millis").doubleValue()).isPositive();
            assertThat(round.at("/burst/p99Millis").doubleValue()).isPositive();
            assertThat(round.get("cpuMillisPerRequest").doubleValue())
                    .isPositive()
                    .isFinite();
        });
    }
}
