package org.huitong;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.huitong.bus.door.DoorSettings;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Finding;
import org.huitong.message.Json;
import org.huitong.wiring.ClearTextCheck;
import org.huitong.wiring.CutValueCheck;
import org.huitong.wiring.OwnQueueCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code huitong check}: every mistake of the catalog, grants and mappings, with file, line and cure; and advice. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Validate agencies, systems, catalog, codes, grants and mappings; exit 1 where something is wrong; advice is no fault.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR", description = "The installation (default: this checkout).")
    private Path home;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    /** A home without settings, as a catalog alone is, lets nobody in. */
    private static Optional<DoorSettings> door(Path where) {
        return Files.exists(where.resolve("config/application.properties"))
                ? Settings.read(where, Map.of()).door()
                : Optional.empty();
    }

    @Override
    public Integer call() {
        Path where = Homes.of(home);
        List<Finding> findings = Catalog.review(where);
        if (findings.stream().noneMatch(Finding::mistake)) {
            findings = Stream.of(
                            findings,
                            OwnQueueCheck.of(where, Catalog.read(where), door(where)),
                            ClearTextCheck.of(where),
                            CutValueCheck.of(where))
                    .flatMap(List::stream)
                    .toList();
        }
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(findings));
        } else {
            findings.forEach(out::println);
            out.println(findings.isEmpty() ? "No findings." : summary(findings));
        }
        return findings.stream().noneMatch(Finding::mistake) ? 0 : 1;
    }

    private static String summary(List<Finding> findings) {
        long mistakes = findings.stream().filter(Finding::mistake).count();
        long advice = findings.size() - mistakes;
        return advice == 0
                ? mistakes + " findings."
                : mistakes + " findings, and advice " + advice + (advice == 1 ? " time." : " times.");
    }
}
