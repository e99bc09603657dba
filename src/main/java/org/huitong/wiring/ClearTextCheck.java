package org.huitong.wiring;

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

/** What {@code check} says of connectors that send passwords and records in clear. */
public final class ClearTextCheck {
    private static final Pattern FTP = Pattern.compile("kamelet:ftp-(source|sink)\\b");

    private ClearTextCheck() {}

    /** Advice, in order of files: whether a network is to be trusted, only its people can say. */
    public static List<Finding> of(Path home) {
        Path routes = home.resolve("routes");
        if (!Files.isDirectory(routes)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(routes)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList()) {
                findings.addAll(in(home.relativize(file).toString().replace('\\', '/'), Files.readAllLines(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return findings;
    }

    private static List<Finding> in(String file, List<String> lines) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher plain = FTP.matcher(lines.get(i));
            if (plain.find()) {
                String kind = plain.group(1);
                findings.add(new Finding(
                        file,
                        i + 1,
                        plain.start() + 1,
                        "FTP-CLEAR",
                        "ftp-" + kind + " sends the password and every record in clear",
                        "Use sftp-" + kind + " or ftps-" + kind
                                + ", or see that both ends stand in one network that nobody else is in",
                        Finding.Severity.ADVICE));
            }
        }
        return findings;
    }
}
