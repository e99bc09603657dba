package org.huitong.broken;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A good home, copied once, and broken in one place at a time. */
public final class BrokenHomes {
    private final Path home;

    private BrokenHomes(Path home) {
        this.home = home;
    }

    /** Every rule that breaks it. */
    public static Stream<Broken> all() {
        return Stream.of(
                        BrokenRoutes.shapes(),
                        BrokenRoutes.expressions(),
                        BrokenRoutes.calls(),
                        BrokenRoutes.references(),
                        BrokenConnectors.all(),
                        BrokenSettings.all(),
                        BrokenCatalog.all(),
                        BrokenTrust.all())
                .flatMap(List::stream);
    }

    /** The checked-in pilot, in that folder. */
    public static BrokenHomes in(Path folder) throws IOException {
        for (String part : List.of("config", "connectors", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(file.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        return new BrokenHomes(folder);
    }

    public Path home() {
        return home;
    }

    /** Breaks the home, lets it be looked at, and mends it. */
    public void with(Broken broken, Look look) throws IOException {
        Path file = home.resolve(broken.file());
        String good = Files.exists(file) ? Files.readString(file) : null;
        Files.writeString(file, broken.from().isEmpty() ? broken.to() : replaced(broken, good));
        try {
            look.at(home);
        } finally {
            if (good == null) {
                Files.delete(file);
            } else {
                Files.writeString(file, good);
            }
        }
    }

    private static String replaced(Broken broken, String good) {
        // A setting is named from the beginning of its line.
        int at = broken.file().endsWith(".properties")
                ? ("\n" + good).indexOf("\n" + broken.from().strip())
                : good.indexOf(broken.from());
        int inside = at < 0 ? good.indexOf(broken.from()) : at;
        if (inside < 0) {
            throw new IllegalArgumentException(broken.file() + " does not hold: " + broken.from());
        }
        return good.substring(0, inside)
                + broken.to()
                + good.substring(inside + broken.from().length());
    }

    /** What is done with a broken home. */
    public interface Look {
        void at(Path home) throws IOException;
    }
}
