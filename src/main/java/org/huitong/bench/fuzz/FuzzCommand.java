package org.huitong.bench.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.huitong.bench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code huitong bench fuzz}: exit code 0 when nothing was found, 1 when something was; each finding's input is kept. */
@Command(name = "fuzz", mixinStandardHelpOptions = true)
public final class FuzzCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Workbench workbench;

    @Option(names = "--inputs", defaultValue = "10000")
    private long inputs;

    @Option(names = "--seed")
    private Long seed;

    @Option(names = "--decoders", split = ",")
    private List<String> decoders;

    /** @param broken inputs of the fixed list that were read */
    record Report(long seed, int broken, List<String> findings, List<FuzzRun.Result> decoders) {}

    @Override
    public Integer call() throws IOException {
        long drawn = Workbench.seed(seed);
        List<String> findings = new ArrayList<>();
        List<FuzzRun.Result> results = new ArrayList<>();
        int broken = 0;
        for (FuzzTarget target : targets()) {
            broken += listed(target, findings);
            FuzzRun.Result result = FuzzRun.of(target, drawn, inputs);
            results.add(result);
            workbench.progress().accept(line(result));
            keep(result, findings);
        }
        Report report = new Report(drawn, broken, findings, results);
        workbench.print(report, () -> text(report));
        return findings.isEmpty() ? 0 : 1;
    }

    private List<FuzzTarget> targets() {
        List<FuzzTarget> targets = FuzzTargets.all().stream()
                .filter(target -> decoders == null || decoders.contains(target.name()))
                .toList();
        if (targets.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no such decoder; there are "
                            + FuzzTargets.all().stream().map(FuzzTarget::name).collect(Collectors.joining(", ")));
        }
        return targets;
    }

    /** How many inputs of the fixed list there are for a decoder. */
    private static int listed(FuzzTarget target, List<String> findings) {
        int count = 0;
        for (Broken input : BrokenInputs.all()) {
            if (input.target().name().equals(target.name())) {
                count++;
                Judge.Outcome outcome = Judge.of(input.target(), input.input(), false);
                if (outcome.finding() != null) {
                    findings.add(input + ": " + outcome.finding());
                }
            }
        }
        return count;
    }

    private void keep(FuzzRun.Result result, List<String> findings) throws IOException {
        for (FuzzRun.Finding finding : result.findings()) {
            Path file = Files.createDirectories(workbench.dir())
                    .resolve("fuzz-" + finding.target() + "-" + result.seed() + "-" + finding.number() + ".bin");
            Files.write(file, finding.input());
            findings.add(finding.target() + " " + finding.number() + ": " + finding.what() + " (" + file + ")");
        }
    }

    private static String line(FuzzRun.Result result) {
        return "%-12s %,d inputs in %.1f s: %s"
                .formatted(result.target(), result.inputs(), result.seconds(), result.outcomes());
    }

    private static String text(Report report) {
        return "seed " + report.seed() + ", " + report.broken() + " broken inputs, "
                + (report.findings().isEmpty() ? "nothing found" : String.join("\n", report.findings()));
    }
}
