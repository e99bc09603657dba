package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.huitong.bench.crash.Preload;
import org.huitong.bench.powerloss.Plant;
import org.huitong.bench.powerloss.PowerLossReport;
import org.huitong.bench.powerloss.PowerLossRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real gateway starts on the disk that a power loss has left: every crash window with a P that push, poll, drain,
 * delivery, replay and mending have. {@code huitong bench powerloss} does the same 100 times.
 */
@Timeout(300)
class PowerLossTest {
    private static final Path TOOLS = Path.of("target/crash");

    @TempDir
    Path dir;

    @BeforeEach
    void compiler() {
        assumeThat(Preload.compiler())
                .as("a C compiler on Linux, which this machine has not")
                .isPresent();
    }

    @Test
    void fivePowerLossesLoseDoubleAndReorderNothing() throws Exception {
        PowerLossReport report = run(5, Plant.NONE);

        assertThat(report.broken()).as(report.table()).isEmpty();
        assertThat(report.cycles()).isEqualTo(5);
    }

    @Test
    void journalWithoutSyncIsFoundAtOnce() throws Exception {
        PowerLossReport report = run(3, Plant.JOURNAL_NO_FSYNC);

        assertThat(report.kinds().keySet()).as(report.table()).containsAnyOf("lost", "receipt", "start");
        assertThat(report.cycles()).isEqualTo(1);
    }

    @Test
    void storeWithoutSyncIsFoundAtOnce() throws Exception {
        PowerLossReport report = run(3, Plant.STORE_NO_FSYNC);

        assertThat(report.kinds().keySet()).as(report.table()).containsAnyOf("lost", "receipt", "counted", "start");
        assertThat(report.cycles()).isEqualTo(1);
    }

    private PowerLossReport run(int cycles, Plant plant) throws Exception {
        long seed = new Random().nextInt(Integer.MAX_VALUE);
        List<String> lines = new ArrayList<>(List.of("seed " + seed));
        PowerLossRun.Plan plan = new PowerLossRun.Plan(cycles, cycles, 3, seed, plant, Path.of(""), dir, TOOLS);
        PowerLossReport report = new PowerLossRun(plan, lines::add).run();
        System.out.println(String.join("\n", lines) + report.table());
        return report;
    }
}
