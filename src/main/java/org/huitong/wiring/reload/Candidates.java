package org.huitong.wiring.reload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Finding;
import org.huitong.message.Defect;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.reload.Change;
import org.huitong.reload.Unmovable;

/** Looks at what a home's files say now, before anything is taken. */
final class Candidates {
    private static final int MOST_TOLD = 50;

    private final Path home;
    private final ReloadOffice.Exchange exchange;
    private final Supplier<List<Finding>> reviewed;

    /** @param reviewed everything that {@code check} says of the home */
    Candidates(Path home, ReloadOffice.Exchange exchange, Supplier<List<Finding>> reviewed) {
        this.home = home;
        this.exchange = exchange;
        this.reviewed = reviewed;
    }

    /**
     * One that fits.
     *
     * @param samples how many kept samples were run
     * @param advice what {@code check} advises
     * @param later what waits for a restart
     */
    record Candidate(Catalog catalog, int samples, List<String> advice, List<String> later) {}

    /** Throws OPERATE-RELOAD with everything that is wrong. */
    Candidate of(Change change) {
        Catalog.Reviewed read = Catalog.reviewed(home);
        // Where routes are as they were, looking at them again tells nothing new, and costs seconds of a core.
        List<Finding> findings = change.dataOnly() ? read.findings() : reviewed.get();
        List<Finding> mistakes = findings.stream().filter(Finding::mistake).toList();
        if (!mistakes.isEmpty() || read.catalog().isEmpty()) {
            throw refused(
                    mistakes.size() + (mistakes.size() == 1 ? " mistake" : " mistakes") + ", as 'check' tells them",
                    mistakes.stream().map(Candidates::defect).toList());
        }
        Catalog next = read.catalog().get();
        List<String> unmovable = Unmovable.between(exchange.catalog(), next);
        if (!unmovable.isEmpty()) {
            throw refused(
                    "it needs a restart",
                    unmovable.stream()
                            .map(line -> defect("needs-restart", line))
                            .toList());
        }
        ReloadOffice.Samples samples = exchange.samples(next);
        if (!samples.wrong().isEmpty()) {
            throw refused(
                    samples.wrong().size() + " of " + samples.count()
                            + " kept samples come out otherwise; 'test' shows both, and 'test --accept' keeps the new",
                    samples.wrong().stream().map(line -> defect("sample", line)).toList());
        }
        List<String> advice = new ArrayList<>();
        findings.stream().limit(MOST_TOLD).forEach(finding -> advice.add(finding.toString()));
        return new Candidate(next, samples.count(), advice, Unmovable.later(exchange.catalog(), next));
    }

    private HuitongException refused(String why, List<Defect> defects) {
        List<Defect> told = defects.stream().limit(MOST_TOLD).toList();
        return new HuitongException(
                ErrorCode.OPERATE_RELOAD,
                "the changed files of " + home + " were not taken: " + why
                        + (told.isEmpty() ? "" : ". The first: " + told.get(0).text())
                        + " The old goes on; mend the files and reload again.",
                told);
    }

    private static Defect defect(Finding finding) {
        return new Defect(
                0,
                "/files",
                "",
                finding.code(),
                finding.file() + ":" + finding.line() + ":" + finding.col() + ": " + finding.message() + ". "
                        + finding.cure() + ".");
    }

    private static Defect defect(String rule, String line) {
        return new Defect(0, "/files", "", rule, line + ".");
    }
}
