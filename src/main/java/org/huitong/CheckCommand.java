package org.huitong;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Finding;
import org.huitong.message.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code huitong check}: every mistake of the catalog, grants and mappings, with file, line and cure. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Validate agencies, systems, catalog, codes, grants and mappings; exit 1 where something is wrong.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR", description = "The installation (default: this checkout).")
    private Path home;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<Finding> findings = Catalog.check(Homes.of(home));
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(findings));
        } else {
            findings.forEach(out::println);
            out.println(findings.isEmpty() ? "No findings." : findings.size() + " findings.");
        }
        return findings.isEmpty() ? 0 : 1;
    }
}
