package org.huitong.bench.reload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.huitong.bench.Workbench;
import org.huitong.bench.load.Body;
import org.huitong.bench.load.Drive;
import org.huitong.bench.load.Loop;
import org.huitong.bench.side.Changed;
import org.huitong.bench.side.Changing;
import org.huitong.bench.side.Child;
import org.huitong.bench.side.Setup;
import org.huitong.bench.side.SideName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code huitong bench reload}: pushes at half of the highest rate, in turns without and with a mapping that changes. Exit
 * code 0 when every push was answered 202 and is on the queue, and every change was taken or refused as it should be; no
 * figure makes it fail.
 */
@Command(name = "reload", mixinStandardHelpOptions = true)
public final class ReloadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Workbench workbench;

    @Option(names = "--rounds", defaultValue = "5")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "10")
    private int seconds;

    @Option(names = "--warmup", defaultValue = "15")
    private int warmup;

    @Option(names = "--connections", defaultValue = "16")
    private int connections;

    @Option(names = "--changes", defaultValue = "100")
    private int changes;

    /** One pair of turns; times of a push in milliseconds, of a change too. */
    record Round(double calmP50, double calmP99, double changingP50, double changingP99, Changed changed) {}

    /** @param ratio median over the rounds of p99 with changes by p99 without */
    record Report(int processors, int connections, double rate, List<Round> rounds, double ratio) {
        String table() {
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%.0f pushes/s on %d connections, %d processors%n%12s %12s %14s %14s %7s %8s %14s%n",
                    rate,
                    connections,
                    processors,
                    "p50 ms",
                    "p99 ms",
                    "changing p50",
                    "changing p99",
                    "taken",
                    "refused",
                    "reload p50 ms"));
            rounds.forEach(r -> text.append(String.format(
                    Locale.ROOT,
                    "%12.2f %12.2f %14.2f %14.2f %7d %8d %14.0f%n",
                    r.calmP50(),
                    r.calmP99(),
                    r.changingP50(),
                    r.changingP99(),
                    r.changed().taken(),
                    r.changed().refused(),
                    r.changed().p50Millis())));
            return text.append(String.format(Locale.ROOT, "p99 with changes / without, median: %.2f", ratio))
                    .toString();
        }
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || seconds < 1 || connections < 1 || changes < rounds) {
            throw new ParameterException(
                    spec.commandLine(), "rounds, seconds and connections start at 1, and there is a change a round");
        }
        List<Round> all = new ArrayList<>();
        boolean right = true;
        double rate;
        try (Loop loop = new Loop();
                Child child = Child.start(
                        "huitong", SideName.HUITONG, Setup.PLAIN, workbench.fresh("reload-"), workbench.home(), loop)) {
            rate = warmed(child) / 2;
            Drive drive = Drive.closed(connections, seconds, Body.SINGLE).offered(rate);
            int each = changes / rounds;
            for (int round = 0; round < rounds; round++) {
                var calm = child.drive(drive).burst();
                child.purge(calm.requests());
                child.change(new Changing(each, TimeUnit.SECONDS.toMillis(seconds) / each));
                var busy = child.drive(drive).burst();
                Changed changed = child.changed();
                child.purge(busy.requests());
                right &= changed.trouble().isEmpty();
                all.add(new Round(calm.p50Millis(), calm.p99Millis(), busy.p50Millis(), busy.p99Millis(), changed));
                workbench.progress().accept("round " + (round + 1) + ": " + all.get(round));
            }
        }
        double[] ratios = all.stream()
                .mapToDouble(round -> round.changingP99() / round.calmP99())
                .sorted()
                .toArray();
        Report report = new Report(
                Runtime.getRuntime().availableProcessors(), connections, rate, all, ratios[ratios.length / 2]);
        workbench.print(report, report::table);
        return right ? 0 : 1;
    }

    private double warmed(Child child) throws IOException {
        double rate = 0;
        for (int left = warmup; left > 0 || rate == 0; left -= seconds) {
            var burst = child.drive(Drive.closed(connections, Math.min(seconds, Math.max(left, 1)), Body.SINGLE))
                    .burst();
            child.purge(burst.requests());
            rate = burst.perSecond();
        }
        return rate;
    }
}
