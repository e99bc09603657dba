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

/** {@code huitong bench crowd}: exit code 0 when every record arrived, 1 when one is missing; no figure makes it fail. */
@Command(name = "crowd", mixinStandardHelpOptions = true)
public final class CrowdCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Workbench workbench;

    @Option(names = "--subscriptions", defaultValue = "1000")
    private int subscriptions;

    @Option(names = "--resources", defaultValue = "50")
    private int resources;

    @Option(names = "--minutes", defaultValue = "2")
    private int minutes;

    @Option(names = "--warmup", defaultValue = "60")
    private int warmup;

    @Option(names = "--drip", defaultValue = "30")
    private int drip;

    @Option(names = "--drippers", defaultValue = "1")
    private int drippers;

    @Option(names = "--jvm", split = ",")
    private List<String> jvm = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (resources < 1 || subscriptions % resources != 0 || minutes < 1 || warmup < 0 || drippers > subscriptions) {
            throw new ParameterException(
                    spec.commandLine(), "subscriptions must be a multiple of resources, and minutes start at 1");
        }
        CrowdReport report = new CrowdRun(
                        new CrowdRun.Plan(subscriptions, resources, warmup, minutes, drippers, drip, jvm))
                .run(workbench.home(), workbench.fresh("crowd-"));
        workbench.print(report, report::table);
        return report.quiet().missing() + report.dripping().missing() == 0 ? 0 : 1;
    }
}
