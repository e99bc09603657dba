package org.huitong.wiring.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huitong.catalog.Finding;
import org.huitong.deliver.Statuses;
import org.huitong.message.HuitongException;

/** What {@code check} says of the {@code statuses} of a consumer's route, with the words of a start. */
public final class StatusesCheck {
    private static final Pattern STATUSES = Pattern.compile("^ +(statuses): *\"?([^\"#{]*)\"?.*$");

    private StatusesCheck() {}

    /** Mistakes, in order of files. */
    public static List<Finding> of(Path home) {
        Path routes = home.resolve("routes/consumers");
        if (!Files.isDirectory(routes)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(routes)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    look(home.relativize(file).toString().replace('\\', '/'), i + 1, lines.get(i), findings);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return findings;
    }

    private static void look(String file, int line, String text, List<Finding> findings) {
        Matcher statuses = STATUSES.matcher(text);
        if (!statuses.matches()) {
            return;
        }
        try {
            Statuses.of(statuses.group(2));
        } catch (HuitongException e) {
            String told = e.getMessage().replaceFirst("^" + e.code().text() + ": ", "");
            int what = told.indexOf(". ");
            findings.add(new Finding(
                    file,
                    line,
                    statuses.start(1) + 1,
                    "ROUTE-STATUSES",
                    told.substring(0, what),
                    told.substring(what + 2).replaceFirst("\\.$", ""),
                    Finding.Severity.MISTAKE));
        }
    }
}
