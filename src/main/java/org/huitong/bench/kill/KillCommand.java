package org.huitong.bench.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.huitong.bench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code huitong bench kill}: exit code 0 when every promise was kept over all kills, 1 when one was broken. */
@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = "Kills a real gateway under load again and again (kill -9) and checks that nothing was lost,"
                + " doubled or turned back.")
public final class KillCommand implements Callable<Integer> {
    private static final int ROUND = 25;
    private static final int PLANTED_ROUND = 5;

    @Mixin
    private Workbench workbench;

    @Option(
            names = "--cycles",
            defaultValue = "200",
            description = "Kills that interrupted something (default ${DEFAULT-VALUE}).")
    private int cycles;

    @Option(
            names = "--round",
            description =
                    "Kills between two checks (default: 25; 5 with a planted fault). Ends where one finds anything.")
    private Integer round;

    @Option(names = "--seed", description = "Repeats what was drawn before (default: drawn and printed).")
    private Long seed;

    @Option(
            names = "--plant",
            defaultValue = "NONE",
            description = "Breaks the gateway on purpose, which must be found: ${COMPLETION-CANDIDATES}.")
    private Fault fault;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Path fresh = workbench.fresh("kill-");
        int step = round != null ? round : fault == Fault.NONE ? ROUND : PLANTED_ROUND;
        KillRun.Plan plan = new KillRun.Plan(
                cycles,
                step,
                Workbench.seed(seed),
                fault,
                workbench.home(),
                fresh,
                workbench.dir().toAbsolutePath());
        workbench.progress().accept("State and log of the gateway: " + fresh);
        try (KillRun run = new KillRun(plan, workbench.progress())) {
            KillReport report = run.run();
            workbench.print(report.document(), report::table);
            return report.broken().isEmpty() ? 0 : 1;
        }
    }
}
