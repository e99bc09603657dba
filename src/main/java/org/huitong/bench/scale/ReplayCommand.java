package org.huitong.bench.scale;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.huitong.bench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code huitong bench replay}: exit code 0 when every record arrived, 1 when not; no figure makes it fail. */
@Command(name = "replay", mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Workbench workbench;

    @Option(names = "--rows", defaultValue = "20000")
    private int rows;

    @Option(names = "--rounds", defaultValue = "3")
    private int rounds;

    @Option(names = "--rate", defaultValue = "200")
    private int rate;

    @Option(names = "--seconds", defaultValue = "60")
    private int seconds;

    @Option(names = "--jvm", split = ",")
    private List<String> jvm = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rows < 2 || rounds < 1 || rate < 1 || seconds < 1) {
            throw new ParameterException(spec.commandLine(), "rounds, rate and seconds start at 1, rows at 2");
        }
        ReplayReport report = new ReplayRun(new ReplayRun.Plan(rows, rounds, rate, seconds, jvm), workbench.progress())
                .run(workbench.home(), workbench.fresh("replay-"));
        workbench.print(report, report::table);
        return report.missing() == 0 ? 0 : 1;
    }
}
