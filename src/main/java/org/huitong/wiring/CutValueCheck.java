package org.huitong.wiring;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huitong.catalog.Finding;

/**
 * What {@code check} says of a connector's parameter that would be cut: parameters travel as one URI, so that a value ends at
 * its first {@code &}, and what is behind it counts as other parameters, without a word.
 */
public final class CutValueCheck {
    private static final Pattern VALUE = Pattern.compile("^( +)([\\w.-]+): *\"?(?!RAW\\()([^\"#]+)\"?.*$");
    private static final Pattern KEY = Pattern.compile("^( *)(?:- )?([\\w.-]+):.*$");
    private static final Pattern SETTING = Pattern.compile("\\{\\{([^}:]+)}}");

    private CutValueCheck() {}

    /** Mistakes, in order of files. */
    public static List<Finding> of(Path home) {
        Path routes = home.resolve("routes");
        if (!Files.isDirectory(routes)) {
            return List.of();
        }
        Properties settings = settings(home.resolve("config/application.properties"));
        List<Finding> findings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(routes)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList()) {
                String name = home.relativize(file).toString().replace('\\', '/');
                findings.addAll(in(name, Files.readAllLines(file), settings));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return findings;
    }

    private static Properties settings(Path file) {
        Properties settings = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                settings.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return settings;
    }

    private static List<Finding> in(String file, List<String> lines, Properties settings) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher value = VALUE.matcher(lines.get(i));
            if (value.matches()
                    && cut(value.group(3), settings)
                    && above(lines, i, value.group(1).length()).equals(Optional.of("parameters"))) {
                findings.add(new Finding(
                        file,
                        i + 1,
                        value.start(2) + 1,
                        "ROUTE-VALUE-CUT",
                        value.group(2) + " ends at its first '&' on its way to the connector",
                        "Write RAW(…) around it, as in " + value.group(2) + ": \"RAW({{name.of.setting}})\"",
                        Finding.Severity.MISTAKE));
            }
        }
        return findings;
    }

    private static boolean cut(String written, Properties settings) {
        return written.indexOf('&') >= 0
                || SETTING.matcher(written)
                        .results()
                        .anyMatch(
                                setting -> settings.getProperty(setting.group(1).strip(), "")
                                                .indexOf('&')
                                        >= 0);
    }

    /** The key that the line at this indent belongs to. */
    private static Optional<String> above(List<String> lines, int at, int indent) {
        for (int i = at - 1; i >= 0; i--) {
            Matcher key = KEY.matcher(lines.get(i));
            if (key.matches() && key.group(1).length() < indent) {
                return Optional.of(key.group(2));
            }
        }
        return Optional.empty();
    }
}
