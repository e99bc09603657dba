package org.huitong.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huitong.catalog.Finding;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** Writes files together or not at all, and never over one that is there. */
final class Drafts {
    private Drafts() {}

    /** @throws HuitongException CONFIG_INVALID where one is there, or check finds a mistake in them: then none is left */
    static void write(Path home, Function<Path, List<Finding>> check, List<Draft> drafts) {
        for (Draft draft : drafts) {
            if (Files.exists(home.resolve(draft.path()))) {
                throw wrong(draft.path() + " is there already. Change it by hand, or remove it and try again.");
            }
        }
        List<Path> written = new ArrayList<>();
        try {
            for (Draft draft : drafts) {
                Path file = home.resolve(draft.path());
                Files.createDirectories(file.getParent());
                Files.writeString(file, draft.text(), StandardOpenOption.CREATE_NEW);
                written.add(file);
            }
            checked(check.apply(home), drafts);
        } catch (IOException e) {
            remove(written);
            throw wrong("a file cannot be written under " + home
                    + ". Let this user write there, and see that the disk has room.");
        } catch (HuitongException e) {
            remove(written);
            throw e;
        }
    }

    /** What was wrong before is not these files'. */
    private static void checked(List<Finding> findings, List<Draft> drafts) {
        Set<String> ours = drafts.stream().map(Draft::path).collect(Collectors.toSet());
        List<Finding> mistakes = findings.stream()
                .filter(finding -> finding.mistake() && ours.contains(finding.file()))
                .toList();
        if (!mistakes.isEmpty()) {
            throw wrong("check finds mistakes in what would be written, so nothing was:\n"
                    + mistakes.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        }
    }

    private static void remove(List<Path> written) {
        for (Path file : written) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // It was just written: what keeps it there keeps every other cure from it, too.
            }
        }
    }

    private static HuitongException wrong(String why) {
        return new HuitongException(ErrorCode.CONFIG_INVALID, "writing the new files failed: " + why);
    }
}
