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
@Command(name = "kill", mixinStandardHelpOptions = true)
public final class KillCommand implements Callable<Integer> {
    private static final int ROUND = 25;
    private static final int PLANTED_ROUND = 5;

    @Mixin
    private Workbench workbench;

    @Option(names = "--cycles", defaultValue = "200")
    private int cycles;

    @Option(names = "--round")
    private Integer round;

    @Option(names = "--seed")
    private Long seed;

    @Option(names = "--plant", defaultValue = "NONE")
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
