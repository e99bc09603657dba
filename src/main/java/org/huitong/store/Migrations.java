package org.huitong.store;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables up to date: what both databases understand is in {@code common}, the rest in a folder of each. */
final class Migrations {
    private Migrations() {}

    static void run(DataSource source, String... folders) {
        Flyway.configure()
                .dataSource(source)
                .locations(Stream.of(folders)
                        .map(folder -> "classpath:migrations/" + folder)
                        .toArray(String[]::new))
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
