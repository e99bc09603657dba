package org.huitong.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The installation that is measured or killed: always a copy of it, for a home of its own. */
public final class Installation {
    private Installation() {}

    /** Copies these files and folders into the home; one that is not there is left out. */
    public static void copy(Path installation, List<String> parts, Path home) throws IOException {
        for (String part : parts) {
            if (Files.exists(installation.resolve(part))) {
                copy(installation.resolve(part), home.resolve(part));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }
}
