package org.huitong.contract;

import static org.huitong.contract.Site.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder of this machine in which one file grows over several calls. */
class GrowingFileSinkTest extends FileSinkTest {
    @Override
    String place() {
        return super.place() + "\nrotateRecords: 7\nrotateMillis: 400";
    }

    @Override
    String id() {
        return "\\d{8}T\\d{9}Z";
    }

    @Override
    void finished() {
        until("no file grows").until(() -> {
            try (Stream<Path> all = Files.list(in)) {
                return all.noneMatch(file -> file.getFileName().toString().startsWith(".cards"));
            }
        });
    }
}
