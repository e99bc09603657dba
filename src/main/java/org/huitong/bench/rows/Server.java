package org.huitong.bench.rows;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL server of this run's own, with its defaults: it syncs what it commits. */
final class Server implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    /** @param data where it keeps its files */
    Server(Path data) throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(data.toFile())
                // The library starts its servers with -F, which is for tests.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
