package org.huitong.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL server of a run's own, with its defaults: it syncs what it commits. Its files go with it. */
public final class PostgresServer implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    /**
     * @param folder where its program and its data go; the disk that is measured
     * @throws NoClassDefFoundError where the program comes without it: it is beside a checkout's jar alone
     */
    public PostgresServer(Path folder) throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                // Else the library puts it into the system's folder for what is temporary, which may be memory.
                .setDataDirectory(folder.resolve("data"))
                // The library starts its servers with -F, which is for tests.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    public String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
