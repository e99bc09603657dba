package org.huitong.failed;

import java.nio.file.Path;
import org.huitong.model.Shelf;
import org.huitong.model.SqlShelf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The real store, on SQLite. */
class SqliteRowsTest extends RowsContract {
    private static SqlShelf sqlite;

    @BeforeAll
    static void openStore(@TempDir Path directory) {
        sqlite = new SqlShelf(directory);
    }

    @AfterAll
    static void closeStore() {
        sqlite.close();
    }

    @Override
    Shelf shelf() {
        sqlite.clear();
        return sqlite;
    }
}
