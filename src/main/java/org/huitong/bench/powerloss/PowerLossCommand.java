package org.huitong.bench.powerloss;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.Callable;
import org.huitong.message.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code huitong bench powerloss}: exit code 0 when every promise was kept, 1 when one was broken. */
@Command(
        name = "powerloss",
        mixinStandardHelpOptions = true,
        description = "Rebuilds the gateway's disk as a power loss may leave it, from what was synced, again and again,"
                + " starts a gateway on it and checks that nothing was lost, doubled or turned back.")
public final class PowerLossCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

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

    @Option(names = "--json", description = "Print one JSON document; progress goes to standard error.")
    private boolean json;

    @Option(names = "--home", defaultValue = ".", description = "The installation (default: here).")
    private Path home;

    @Option(
            names = "--dir",
            defaultValue = "target/bench",
            description = "Where state, traces and logs go (default ${DEFAULT-VALUE}).")
    private Path dir;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter progress = json ? spec.commandLine().getErr() : out;
        Files.createDirectories(dir);
        Path fresh = Files.createTempDirectory(dir.toAbsolutePath(), "powerloss-");
        long drawn = seed == null ? new Random().nextInt(Integer.MAX_VALUE) : seed;
        progress.println("State, traces and logs: " + fresh);
        PowerLossRun.Plan plan = new PowerLossRun.Plan(
                cycles, perRecording, seconds, drawn, plant, home.toAbsolutePath(), fresh, dir.toAbsolutePath());
        PowerLossReport report = new PowerLossRun(plan, line -> {
                    progress.println(line);
                    progress.flush();
                })
                .run();
        out.println(json ? Json.text(report.document()) : report.table());
        out.flush();
        return report.broken().isEmpty() ? 0 : 1;
    }
}
