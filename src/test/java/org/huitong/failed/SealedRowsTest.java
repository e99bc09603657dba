package org.huitong.failed;

import java.nio.file.Path;
import java.util.List;
import org.huitong.model.Shelf;
import org.huitong.model.SqlShelf;
import org.huitong.seal.Seal;
import org.huitong.store.StoreSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The real store whose contents are closed. */
class SealedRowsTest extends RowsContract {
    private static SqlShelf sqlite;

    @BeforeAll
    static void openStore(@TempDir Path directory) {
        sqlite = new SqlShelf(StoreSettings.sqlite(directory), Seal.of(List.of(new byte[Seal.KEY_BYTES])));
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
