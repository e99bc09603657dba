package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.huitong.bench.kill.CrashWindow;
import org.huitong.bench.kill.Fault;
import org.huitong.bench.kill.KillReport;
import org.huitong.bench.kill.KillRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real gateway process dies by kill -9 under load: every crash window with a K that push, poll, drain and delivery
 * have (W1-W3, W5, W6, T1-T3, D1, D2, O1-O4). {@code huitong bench kill} runs the same 200 times.
 */
class KillTest {
    /** Kept, so that the archive of classes is made once. */
    private static final Path TOOLS = Path.of("target/crash");

    @TempDir
    Path dir;

    @Test
    void twentyKillsLoseDoubleAndReorderNothing() throws Exception {
        KillReport report = kill(20, Fault.NONE);

        assertThat(report.broken()).as(report.table()).isEmpty();
        assertThat(report.tally().kills()).isEqualTo(20);
        assertThat(report.tally().windows())
                .as("a push, a poll and a send were each interrupted")
                .containsKeys(CrashWindow.PUSH_KEPT, CrashWindow.POLL_COMMITTING, CrashWindow.SEND_OPEN);
    }

    @Test
    void gatewayThatAnswersBeforeItCommitsIsFound() throws Exception {
        KillReport report = kill(4, Fault.ACK_BEFORE_PUBLISH);

        // A lost person may be pushed anew before the end; the counts show even then that something never arrived.
        assertThat(report.kinds().keySet()).as(report.table()).containsAnyOf("lost", "counted");
    }

    private KillReport kill(int cycles, Fault fault) throws Exception {
        long seed = new Random().nextInt(Integer.MAX_VALUE);
        List<String> lines = new ArrayList<>(List.of("seed " + seed));
        try (KillRun run =
                new KillRun(new KillRun.Plan(cycles, cycles, seed, fault, Path.of(""), dir, TOOLS), lines::add)) {
            KillReport report = run.run();
            System.out.println(String.join("\n", lines) + report.table());
            return report;
        }
    }
}
