package org.huitong.bench.powerloss;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.huitong.bench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code huitong bench powerloss}: exit code 0 when every promise was kept, 1 when one was broken. */
@Command(
        name = "powerloss",
        mixinStandardHelpOptions = true,
        description = "Rebuilds the gateway's disk as a power loss may leave it, from what was synced, again and again,"
                + " starts a gateway on it and checks that nothing was lost, doubled or turned back.")
public final class PowerLossCommand implements Callable<Integer> {
    @Mixin
    private Workbench workbench;

    @Option(names = "--cycles", defaultValue = "100", description = "Power losses (default ${DEFAULT-VALUE}).")
    private int cycles;

    @Option(
            names = "--per-recording",
            defaultValue = "14",
            description = "How many moments of one recorded life are taken (default ${DEFAULT-VALUE}).")
    private int perRecording;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "Seconds of load in a recorded life (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--seed", description = "Repeats what was drawn before (default: drawn and printed).")
    private Long seed;

    @Option(
            names = "--plant",
            defaultValue = "NONE",
            description = "Lets the gateway's syncs do nothing, which must be found: ${COMPLETION-CANDIDATES}.")
    private Plant plant;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        Path fresh = workbench.fresh("powerloss-");
        workbench.progress().accept("State, traces and logs: " + fresh);
        PowerLossRun.Plan plan = new PowerLossRun.Plan(
                cycles,
                perRecording,
                seconds,
                Workbench.seed(seed),
                plant,
                workbench.home(),
                fresh,
                workbench.dir().toAbsolutePath());
        PowerLossReport report = new PowerLossRun(plan, workbench.progress()).run();
        workbench.print(report.document(), report::table);
        return report.broken().isEmpty() ? 0 : 1;
    }
}
