package org.huitong.failed;

import java.nio.file.Path;
import org.huitong.model.Shelf;
import org.huitong.model.SqlShelf;
import org.huitong.store.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The real store, on PostgreSQL. */
class PostgresRowsTest extends RowsContract {
    private static SqlShelf postgres;

    @BeforeAll
    static void openStore(@TempDir Path directory) {
        postgres = new SqlShelf(TestPostgres.store(directory));
    }

    @AfterAll
    static void closeStore() {
        postgres.close();
    }

    @Override
    Shelf shelf() {
        postgres.clear();
        return postgres;
    }
}
