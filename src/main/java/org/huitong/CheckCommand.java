package org.huitong;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.huitong.catalog.Finding;
import org.huitong.check.Sarif;
import org.huitong.message.Json;
import org.huitong.operate.cli.Texts;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code huitong check}: every mistake of a home's files, with file, line and cure; and advice. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR")
    private Path home;

    @ArgGroup
    private Form form = new Form();

    /** What is printed; one of them. */
    private static final class Form {
        @Option(names = "--json")
        private boolean json;

        @Option(names = "--sarif")
        private boolean sarif;
    }

    @Override
    public Integer call() {
        List<Finding> findings = Review.of(Homes.of(home), Map.of());
        Texts texts = new Texts(spec.resourceBundle());
        var out = spec.commandLine().getOut();
        if (form.json) {
            out.println(Json.text(findings));
        } else if (form.sarif) {
            out.println(Json.text(Sarif.of(findings, texts.words())));
        } else {
            for (Finding finding : findings) {
                out.println(finding);
                texts.about(finding.code()).ifPresent(about -> out.println("    " + about));
            }
            out.println(summary(findings, texts));
        }
        return findings.stream().noneMatch(Finding::mistake) ? 0 : 1;
    }

    private static String summary(List<Finding> findings, Texts texts) {
        long mistakes = findings.stream().filter(Finding::mistake).count();
        long advice = findings.size() - mistakes;
        if (findings.isEmpty()) {
            return texts.of("check.none");
        } else if (advice == 0) {
            return texts.of("check.mistakes", mistakes);
        } else {
            return texts.of(advice == 1 ? "check.advised-once" : "check.advised", mistakes, advice);
        }
    }
}
