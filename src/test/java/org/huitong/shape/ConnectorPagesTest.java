package org.huitong.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huitong.directory.ConnectorPage;
import org.junit.jupiter.api.Test;

/** Because a page written by hand is soon another connector's: docs/connectors says what the files in connectors say. */
class ConnectorPagesTest {
    private static final Path PAGES = Path.of("docs/connectors");

    @Test
    void pagesAreThoseOfTheFiles() throws IOException {
        Map<String, String> pages = ConnectorPage.all(Path.of(""));
        if (Boolean.getBoolean("approve")) {
            write(pages);
        }

        assertThat(there())
                .as("after a change in connectors run mvn -B -q test -Dtest=ConnectorPagesTest -Dapprove=true")
                .isEqualTo(pages);
    }

    private static void write(Map<String, String> pages) throws IOException {
        Files.createDirectories(PAGES);
        for (String old : there().keySet()) {
            Files.delete(PAGES.resolve(old));
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
        }
    }

    private static Map<String, String> there() throws IOException {
        Map<String, String> found = new TreeMap<>();
        if (Files.isDirectory(PAGES)) {
            try (Stream<Path> files = Files.list(PAGES)) {
                for (Path file : files.toList()) {
                    found.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return found;
    }
}
