package org.huitong.bench.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.huitong.store.StoreSettings;

class SqliteFillingTest extends FillingContract {
    @Override
    StoreSettings settings() {
        try {
            return StoreSettings.sqlite(Files.createTempDirectory(folder, "store"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void fill(Filling filling, StoreSettings settings, int rows) throws SQLException {
        filling.fill(rows, filling.inserts());
    }
}
