package org.huitong.store;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.jdbi.v3.core.Handle;

/** Brings the tables up to date: what both databases understand is in {@code common}, the rest in a folder of each. */
final class Migrations {
    /** The version of the tables that this program makes. */
    static final int NEWEST = 15;

    private Migrations() {}

    static void run(DataSource source, String... folders) {
        run(source, MigrationVersion.LATEST, folders);
    }

    /** As far as that version. */
    static void run(DataSource source, int version, String... folders) {
        run(source, MigrationVersion.fromVersion(Integer.toString(version)), folders);
    }

    private static void run(DataSource source, MigrationVersion target, String... folders) {
        Flyway.configure()
                .dataSource(source)
                .locations(Stream.of(folders)
                        .map(folder -> "classpath:migrations/" + folder)
                        .toArray(String[]::new))
                .target(target)
                .loggers("slf4j")
                .load()
                .migrate();
    }

    /** Of the tables that are there. */
    static int version(Handle handle) {
        return handle
                .createQuery("SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL")
                .mapTo(String.class)
                .stream()
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }
}
