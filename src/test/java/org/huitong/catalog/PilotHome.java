package org.huitong.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the checked-in pilot that a test may break. */
public record PilotHome(Path home) {

    public static PilotHome in(Path folder) throws IOException {
        for (String part : List.of("config", "routes/sources")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(file.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        return new PilotHome(folder);
    }

    public PilotHome replace(String file, String old, String with) throws IOException {
        String text = Files.readString(home.resolve(file));
        if (!text.contains(old)) {
            throw new IllegalArgumentException(file + " does not hold " + old);
        }
        Files.writeString(home.resolve(file), text.replace(old, with));
        return this;
    }

    public PilotHome write(String file, String text) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
        return this;
    }

    List<String> findings() {
        return Catalog.check(home).stream().map(Finding::toString).toList();
    }
}
