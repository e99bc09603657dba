package org.huitong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @TempDir
    private Path folder;

    /** A figure of another disk, or of memory, would be stated as this one's. */
    @Test
    void keepsItsDataWhereItIsToldAndTakesThemAway() throws Exception {
        try (PostgresServer server = new PostgresServer(folder)) {
            assertThat(server.url()).startsWith("jdbc:postgresql://");
            assertThat(folder.resolve("data/PG_VERSION")).exists();
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }
}
