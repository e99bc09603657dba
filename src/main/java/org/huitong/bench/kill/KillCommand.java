package org.huitong.bench.kill;

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

/** {@code huitong bench kill}: exit code 0 when every promise was kept over all kills, 1 when one was broken. */
@Command(
        name = "kill",
        mixinStandardHelpOptions = true,
        description = "Kills a real gateway under load again and again (kill -9) and checks that nothing was lost,"
                + " doubled or turned back.")
public final class KillCommand implements Callable<Integer> {
    private static final int ROUND = 25;
    private static final int PLANTED_ROUND = 5;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--cycles",
            defaultValue = "200",
            description = "Kills that interrupted something (default ${DEFAULT-VALUE}).")
    private int cycles;

    @Option(
            names = "--round",
            description =
                    "Kills between two checks (default: 25; 5 with a planted fault). Ends where one finds anything.")
    private Integer round;

    @Option(names = "--json", description = "Print one JSON document; progress goes to standard error.")
    private boolean json;

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
        int step = round != null ? round : fault == Fault.NONE ? ROUND : PLANTED_ROUND;
        KillRun.Plan plan =
                new KillRun.Plan(cycles, step, drawn, fault, home.toAbsolutePath(), fresh, dir.toAbsolutePath());
        PrintWriter progress = json ? spec.commandLine().getErr() : out;
        progress.println("State and log of the gateway: " + fresh);
        try (KillRun run = new KillRun(plan, line -> {
            progress.println(line);
            progress.flush();
        })) {
            KillReport report = run.run();
            out.println(json ? Json.text(report.document()) : report.table());
            out.flush();
            return report.broken().isEmpty() ? 0 : 1;
        }
    }
}
