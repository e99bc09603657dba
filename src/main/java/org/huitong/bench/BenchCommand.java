package org.huitong.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.huitong.bench.desk.DeskCommand;
import org.huitong.bench.file.FileCommand;
import org.huitong.bench.fuzz.FuzzCommand;
import org.huitong.bench.kill.KillCommand;
import org.huitong.bench.outage.OutageCommand;
import org.huitong.bench.powerloss.PowerLossCommand;
import org.huitong.bench.reload.ReloadCommand;
import org.huitong.bench.report.Chart;
import org.huitong.bench.report.Machine;
import org.huitong.bench.report.ProfilePage;
import org.huitong.bench.report.Report;
import org.huitong.bench.report.ScenarioReport;
import org.huitong.bench.report.Table;
import org.huitong.bench.report.Target;
import org.huitong.bench.rows.RowsCommand;
import org.huitong.bench.scale.CatalogCommand;
import org.huitong.bench.scale.CrowdCommand;
import org.huitong.bench.scale.ReplayCommand;
import org.huitong.bench.scale.RestartCommand;
import org.huitong.bench.side.Child;
import org.huitong.bench.side.DiskUse;
import org.huitong.bench.side.SideName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code huitong bench S1 S2}: product and references in turn in one run, on one disk. Exit code 0 when every answer was
 * right and all counts match, else the run ends with what went wrong; no figure makes it fail.
 */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            KillCommand.class,
            PowerLossCommand.class,
            CrowdCommand.class,
            ReplayCommand.class,
            OutageCommand.class,
            RestartCommand.class,
            FileCommand.class,
            RowsCommand.class,
            FuzzCommand.class,
            CatalogCommand.class,
            DeskCommand.class,
            ReloadCommand.class
        })
public final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Workbench workbench;

    @Parameters(arity = "0..*", paramLabel = "SCENARIO", descriptionKey = "bench.scenario")
    private List<String> scenarios = List.of();

    @Option(names = "--rounds", defaultValue = "5")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "4")
    private int seconds;

    @Option(names = "--warmup", defaultValue = "15")
    private int warmup;

    @Option(names = "--connections", split = ",", defaultValue = "16,64")
    private List<Integer> connections;

    @Option(names = "--subscriptions", split = ",", defaultValue = "1,10,100")
    private List<Integer> subscriptions;

    @Option(names = "--sides", split = ",")
    private List<SideName> sides;

    @Option(names = "--tmpfs")
    private Path tmpfs;

    @Option(names = "--profile")
    private boolean profile;

    @Option(names = "--chart", paramLabel = "FILE")
    private Path chart;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Plan plan = plan();
        String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Map<String, Report.Disk> disks = new LinkedHashMap<>();
        for (Path place : tmpfs == null ? List.of(workbench.dir()) : List.of(workbench.dir(), tmpfs)) {
            disks.put(place.toString(), measure(plan, place));
        }
        List<Target> targets = disks.get(workbench.dir().toString()).scenarios().stream()
                .flatMap(scenario -> scenario.targets().stream())
                .toList();
        Report report = new Report(date, Machine.here(workbench.home()), Child.JVM, plan, disks, targets);
        workbench.print(report, () -> Table.of(report));
        if (chart != null) {
            Files.createDirectories(chart.toAbsolutePath().getParent());
            Files.writeString(chart, Chart.of(report));
        }
        return 0;
    }

    private Plan plan() {
        scenarios.forEach(this::scenario);
        if (scenarios.isEmpty()) {
            throw wrong("no scenario; there are " + ScenarioName.all() + ", and the command kill");
        }
        boolean none = Stream.of(connections, subscriptions, List.of(rounds, seconds, warmup + 1))
                .anyMatch(numbers -> numbers.stream().anyMatch(number -> number < 1));
        if (none || subscriptions.get(0) != 1) {
            throw wrong("rounds, seconds and connections start at 1, warmup at 0, and the first subscriptions are 1");
        }
        List<SideName> wanted = sides == null ? List.of(SideName.values()) : sides;
        return new Plan(rounds, seconds, warmup, connections, subscriptions, wanted, profile);
    }

    private Report.Disk measure(Plan plan, Path parent) throws IOException, InterruptedException {
        Files.createDirectories(parent);
        double fsyncMillis = DiskUse.fsyncMillis(parent);
        List<ScenarioReport> reports = new ArrayList<>();
        Map<String, Report.Profiled> profiles = new LinkedHashMap<>();
        for (String name : scenarios.stream().distinct().toList()) {
            Path fresh = Workbench.fresh(parent, name + "-");
            try (Room room = new Room(plan, fresh, workbench.home())) {
                reports.add(scenario(name).run(room));
                if (profile) {
                    Path page = fresh.resolve("profile.md");
                    Files.writeString(page, ProfilePage.of(name, room.profiles()));
                    profiles.put(name, new Report.Profiled(page.toString(), room.profiles()));
                }
                room.clear();
            }
        }
        return new Report.Disk(fsyncMillis, reports, profiles);
    }

    private Scenario scenario(String name) {
        return Stream.of(ScenarioName.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong("unknown scenario: " + name + "; there are " + ScenarioName.all()))
                .open();
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
