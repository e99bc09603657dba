package org.huitong;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.huitong.catalog.Finding;
import org.huitong.check.Sarif;
import org.huitong.message.Json;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code huitong check}: every mistake of a home's files, with file, line and cure; and advice. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Validate catalog, grants, mappings, route files, connectors and settings; exit 1 where something is wrong; advice is no fault.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR", description = "The installation (default: this checkout).")
    private Path home;

    @ArgGroup
    private Form form = new Form();

    /** What is printed; one of them. */
    private static final class Form {
        @Option(names = "--json", description = "Print the findings as JSON.")
        private boolean json;

        @Option(names = "--sarif", description = "Print the findings as SARIF 2.1.0, for editors and code reviews.")
        private boolean sarif;
    }

    @Override
    public Integer call() {
        List<Finding> findings = Review.of(Homes.of(home), Map.of());
        var out = spec.commandLine().getOut();
        if (form.json) {
            out.println(Json.text(findings));
        } else if (form.sarif) {
            out.println(Json.text(Sarif.of(findings)));
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
