package org.huitong.bench.outage;

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

/** {@code huitong bench outage}: exit code 0 when all holds, the others' figures included; else 1. */
@Command(name = "outage", mixinStandardHelpOptions = true)
public final class OutageCommand implements Callable<Integer> {
    /** A shorter one may be over before it is told: a call that hangs takes 15 s, and an alarm must last. */
    private static final double SHORTEST_MINUTES = 0.5;

    private static final int SECONDS = 60;
    /** As the connectors have it, unless a route says otherwise. */
    private static final int SILENCE_MILLIS = 15_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Workbench workbench;

    @Option(names = "--minutes", defaultValue = "10")
    private double minutes;

    @Option(names = "--rate", defaultValue = "100")
    private int rate;

    @Option(names = "--subscriptions", defaultValue = "5")
    private int subscriptions;

    @Option(names = "--keys", defaultValue = "1000")
    private int keys;

    @Option(names = "--forms", split = ",", defaultValue = "refused,hangs")
    private List<Form> forms;

    @Option(names = "--warmup", defaultValue = "120")
    private int warmup;

    @Option(names = "--jvm", split = ",")
    private List<String> jvm = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(minutes >= SHORTEST_MINUTES) || rate < 1 || subscriptions < 2 || warmup < 0) {
            throw wrong("minutes start at " + SHORTEST_MINUTES + ", rate at 1, subscriptions at 2, warmup at 0");
        }
        if (keys < Load.LANES || keys % Load.LANES != 0) {
            throw wrong("keys must be a multiple of " + Load.LANES);
        }
        if (forms.isEmpty() || forms.stream().distinct().count() < forms.size()) {
            throw wrong("give each form once");
        }
        double seconds = minutes * SECONDS;
        OutageRun.Plan plan =
                new OutageRun.Plan(seconds, seconds / 2, rate, subscriptions, keys, forms, warmup, SILENCE_MILLIS, jvm);
        OutageReport report =
                new OutageRun(plan, workbench.progress()).run(workbench.home(), workbench.fresh("outage-"));
        workbench.print(report, report::table);
        return report.holds() ? 0 : 1;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
