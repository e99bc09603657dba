package org.huitong;

import java.nio.file.Path;
import java.util.ArrayList;
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

    @Option(names = "--probe")
    private boolean probe;

    @Option(names = "--strict")
    private boolean strict;

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
        List<Finding> findings = new ArrayList<>(Review.of(Homes.of(home), Map.of()));
        boolean probed = probe && findings.stream().noneMatch(Finding::mistake);
        if (probed) {
            findings.addAll(Review.probed(Homes.of(home)));
        }
        Texts texts = new Texts(spec.resourceBundle());
        var out = spec.commandLine().getOut();
        if (form.json) {
            out.println(Json.text(findings));
        } else if (form.sarif) {
            out.println(Json.text(Sarif.of(findings, texts.words())));
        } else {
            for (Finding finding : findings) {
                out.println(finding.in(texts::said));
                texts.about(finding.code()).ifPresent(about -> out.println("    " + about));
            }
            out.println(summary(findings, texts));
            if (probe && !probed) {
                out.println(texts.of("check.not-probed"));
            }
        }
        return findings.stream().anyMatch(finding -> strict || finding.mistake()) ? 1 : 0;
    }

    private static String summary(List<Finding> findings, Texts texts) {
        long policy = count(findings, Finding.Severity.POLICY);
        long advice = count(findings, Finding.Severity.ADVICE);
        return findings.isEmpty()
                ? texts.of("check.none")
                : texts.of("check.found", findings.size(), findings.size() - policy - advice, policy, advice);
    }

    private static long count(List<Finding> findings, Finding.Severity severity) {
        return findings.stream().filter(one -> one.severity() == severity).count();
    }
}
