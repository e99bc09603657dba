package org.huitong.bench.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A table goes from PostgreSQL over the bus to PostgreSQL whole, and is normalized on the way, whoever is killed. */
class RowsRunTest {
    private static final int ROWS = 50_000;
    private static final int KILLS = 3;

    @TempDir
    private Path folder;

    @Test
    @Timeout(600)
    void everyRowArrivesAsTheMappingSaysThoughTheGatewayIsKilled() throws Exception {
        List<String> said = new ArrayList<>();
        RowsRun run = new RowsRun(
                new RowsRun.Plan(ROWS, KILLS, "table-upsert-sink", 1000, List.of("-Xmx256m")),
                Path.of(""),
                folder,
                said::add);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Tables tables = new Tables(postgres.getJdbcUrl("postgres", "postgres"))) {
            tables.fill(ROWS);
            Tables.Digest wanted = tables.wanted();

            run.killed(tables);

            assertThat(said).filteredOn(line -> line.startsWith("killed")).hasSize(KILLS);
            assertThat(tables.held()).isEqualTo(wanted);
            assertThat(wanted.rows()).isEqualTo(ROWS);
        }
    }

    /** A digest that no difference changes would prove nothing. */
    @Test
    void referencesCopyTheSameAndADigestTellsOneValue() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                Tables tables = new Tables(postgres.getJdbcUrl("postgres", "postgres"))) {
            tables.fill(500);

            tables.copy();
            Tables.Digest copied = tables.held();
            tables.empty();
            tables.loop();

            assertThat(copied).isEqualTo(tables.wanted()).isEqualTo(tables.held());
            tables.change(17);
            assertThat(tables.held()).isNotEqualTo(copied);
        }
    }
}
