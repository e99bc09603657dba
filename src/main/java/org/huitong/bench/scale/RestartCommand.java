package org.huitong.bench.scale;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.huitong.message.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code huitong bench restart}: exit code 0 when order was kept, 1 when it was not; no figure makes it fail. */
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description =
                "Fills queues, kills the gateway (kill -9) and starts it again: seconds until it is ready, heap in"
                        + " use, and whether what it delivers then is in order.")
public final class RestartCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--slices", defaultValue = "1000000", description = "How many wait (default ${DEFAULT-VALUE}).")
    private int slices;

    @Option(
            names = "--resources",
            defaultValue = "10",
            description = "Resources with one subscription each (default ${DEFAULT-VALUE}).")
    private int resources;

    @Option(
            names = "--drain",
            defaultValue = "20",
            description = "Seconds of delivery after the start (default ${DEFAULT-VALUE}).")
    private int drain;

    @Option(names = "--jvm", split = ",", description = "Options of the gateway's JVM, as -Xmx512m.")
    private List<String> jvm = List.of();

    @Option(names = "--home", defaultValue = ".", description = "The installation (default: here).")
    private Path home;

    @Option(
            names = "--dir",
            defaultValue = "target/bench",
            description = "Where state and log go (default ${DEFAULT-VALUE}).")
    private Path dir;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Files.createDirectories(dir);
        Path fresh = Files.createTempDirectory(dir.toAbsolutePath(), "restart-");
        RestartReport report = new RestartRun(new RestartRun.Plan(slices, resources, drain, jvm))
                .run(home.toAbsolutePath().normalize(), fresh);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.text(report) : report.table());
        out.flush();
        return report.back() == 0 ? 0 : 1;
    }
}
