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
@Command(name = "powerloss", mixinStandardHelpOptions = true)
public final class PowerLossCommand implements Callable<Integer> {
    @Mixin
    private Workbench workbench;

    @Option(names = "--cycles", defaultValue = "100")
    private int cycles;

    @Option(names = "--per-recording", defaultValue = "14")
    private int perRecording;

    @Option(names = "--seconds", defaultValue = "5")
    private int seconds;

    @Option(names = "--seed")
    private Long seed;

    @Option(names = "--plant", defaultValue = "NONE")
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
