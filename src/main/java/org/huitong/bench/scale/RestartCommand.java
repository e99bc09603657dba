package org.huitong.bench.scale;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.huitong.bench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code huitong bench restart}: exit code 0 when order was kept, 1 when it was not; no figure makes it fail. */
@Command(name = "restart", mixinStandardHelpOptions = true)
public final class RestartCommand implements Callable<Integer> {
    @Mixin
    private Workbench workbench;

    @Option(names = "--slices", defaultValue = "1000000")
    private int slices;

    @Option(names = "--resources", defaultValue = "10")
    private int resources;

    @Option(names = "--drain", defaultValue = "20")
    private int drain;

    @Option(names = "--jvm", split = ",")
    private List<String> jvm = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        RestartReport report = new RestartRun(new RestartRun.Plan(slices, resources, drain, jvm))
                .run(workbench.home(), workbench.fresh("restart-"));
        workbench.print(report, report::table);
        return report.back() == 0 ? 0 : 1;
    }
}
