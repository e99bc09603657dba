package org.huitong.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.huitong.bench.kill.KillCommand;
import org.huitong.message.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code huitong bench S1}: product and references in turn in one run, on one disk. Exit code 0 when every request was
 * answered with 202, else the run ends with what went wrong; no figure makes it fail.
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = KillCommand.class,
        description = "Measures the gateway beside raw Artemis and a bare Camel route, in turn, in one run.")
public final class BenchCommand implements Callable<Integer> {
    private static final String PUSH = "S1";

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "SCENARIO", description = "S1: push one record of 1 KiB with 20 items.")
    private List<String> scenarios = List.of();

    @Option(names = "--rounds", defaultValue = "5", description = "Turns of each side (default ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "5", description = "Length of a turn (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warmup",
            defaultValue = "20",
            description = "Seconds of load before the first turn, for the compiler (default ${DEFAULT-VALUE}).")
    private int warmup;

    @Option(
            names = "--connections",
            defaultValue = "16",
            description = "Senders that wait for each answer (default ${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--sides", split = ",", description = "Only these sides (default: all): ${COMPLETION-CANDIDATES}.")
    private List<SideName> sides;

    @Option(
            names = "--home",
            defaultValue = ".",
            description = "The installation whose connectors and flow are measured (default: here).")
    private Path home;

    @Option(
            names = "--dir",
            defaultValue = "target/bench",
            description = "Where the journals go: on the disk to be measured (default ${DEFAULT-VALUE}).")
    private Path dir;

    @Option(
            names = "--tmpfs",
            description = "A directory in memory: measures again there, to show the software's own cost.")
    private Path tmpfs;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (scenarios.isEmpty() || !scenarios.stream().allMatch(PUSH::equals)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no or unknown scenario: " + scenarios + "; there are: S1, and the command kill");
        }
        if (rounds < 1 || seconds < 1 || warmup < 1 || connections < 1) {
            throw new ParameterException(spec.commandLine(), "rounds, seconds, warmup and connections start at 1");
        }
        Plan plan = new Plan(rounds, seconds, warmup, connections);
        Map<String, Report.Disk> disks = new LinkedHashMap<>();
        disks.put(dir.toString(), measure(plan, dir));
        if (tmpfs != null) {
            disks.put(tmpfs.toString(), measure(plan, tmpfs));
        }
        print(new Report(PUSH, plan, Report.Machine.here(), disks));
        return 0;
    }

    private Report.Disk measure(Plan plan, Path parent) throws IOException, InterruptedException {
        Files.createDirectories(parent);
        Path fresh = Files.createTempDirectory(parent.toAbsolutePath(), PUSH + "-");
        List<SideName> names = sides == null ? List.of(SideName.values()) : sides;
        return PushScenario.run(plan, names, fresh, home.toAbsolutePath().normalize());
    }

    private void print(Report report) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.text(report) : Table.of(report));
        out.flush();
    }
}
