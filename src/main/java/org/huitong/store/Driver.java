package org.huitong.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * SQLite's driver unpacks its native library, a mebibyte, once per process, and a process that is killed leaves it
 * behind. In the temporary folder of the machine nobody would clear that up: it has a place of its own beside the store,
 * emptied at each start.
 */
final class Driver {
    private static final String PLACE = "org.sqlite.tmpdir";

    private Driver() {}

    /** Before the first connection of the process; a place that was named on the command line stays. */
    static void unpackBelow(Path data) throws IOException {
        Path place = Files.createDirectories(data.resolve("native").toAbsolutePath());
        try (Stream<Path> left = Files.list(place)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        if (System.getProperty(PLACE) == null) {
            System.setProperty(PLACE, place.toString());
        }
    }
}
