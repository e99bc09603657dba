package org.huitong.bench.kill;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code huitong bench kill}: exit code 0 when every promise was kept over all kills, 1 when one was broken. */
@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = "Kills a real gateway under load again and again (kill -9) and checks that nothing was lost,"
                + " doubled or turned back.")
public final class KillCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--cycles",
            defaultValue = "200",
            description = "Kills that interrupted something (default ${DEFAULT-VALUE}).")
    private int cycles;

    @Option(names = "--seed", description = "Repeats what was drawn before (default: drawn and printed).")
    private Long seed;

    @Option(
            names = "--plant",
            defaultValue = "NONE",
            description = "Breaks the gateway on purpose, which must be found: ${COMPLETION-CANDIDATES}.")
    private Fault fault;

    @Option(names = "--home", defaultValue = ".", description = "The installation (default: here).")
    private Path home;

    @Option(
            names = "--dir",
            defaultValue = "target/bench",
            description = "Where state and log go (default ${DEFAULT-VALUE}).")
    private Path dir;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        Files.createDirectories(dir);
        Path fresh = Files.createTempDirectory(dir.toAbsolutePath(), "kill-");
        long drawn = seed == null ? new Random().nextInt(Integer.MAX_VALUE) : seed;
        KillRun.Plan plan = new KillRun.Plan(cycles, drawn, fault, home.toAbsolutePath(), fresh);
        out.println("State and log of the gateway: " + fresh);
        try (KillRun run = new KillRun(plan, line -> {
            out.println(line);
            out.flush();
        })) {
            KillReport report = run.run();
            out.println(report.table());
            out.flush();
            return report.broken().isEmpty() ? 0 : 1;
        }
    }
}
