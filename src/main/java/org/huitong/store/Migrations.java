package org.huitong.store;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Brings the tables up to date: what both databases understand is in {@code common}, the rest in a folder of each. */
final class Migrations {
    /** The version of the tables that this program makes. */
    static final int NEWEST = 15;

    private static final String HISTORY = "flyway_schema_history";

    private Migrations() {}

    /**
     * As far as this program knows. Tables that stand there already are only asked for their version: Flyway would read
     * every script for that, a tenth of a gateway's start. Throws PUBLISH-STORE-BEHIND where a later program made them.
     */
    static void run(DataSource source, String... folders) {
        int made = Jdbi.create(source).withHandle(Migrations::made);
        if (made > NEWEST) {
            throw new HuitongException(
                    ErrorCode.PUBLISH_STORE_BEHIND,
                    "the store's tables are of version " + made + ", and this program knows them up to " + NEWEST
                            + ". Start the version of the gateway that made them, or a later one, or restore the backup"
                            + " of before. Nothing was changed.");
        }
        if (made < NEWEST) {
            run(source, MigrationVersion.LATEST, folders);
        }
    }

    private static int made(Handle handle) {
        boolean any = handle.queryMetadata(
                        tables -> tables.getTables(null, tables.getConnection().getSchema(), HISTORY, null))
                .mapToMap()
                .findFirst()
                .isPresent();
        return any ? version(handle) : 0;
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
