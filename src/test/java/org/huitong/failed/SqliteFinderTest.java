package org.huitong.failed;

import java.nio.file.Files;
import org.huitong.store.StoreSettings;

class SqliteFinderTest extends FinderContract {
    @Override
    StoreSettings settings() {
        return StoreSettings.sqlite(folder);
    }

    @Override
    StoreSettings another() throws Exception {
        return StoreSettings.sqlite(Files.createDirectories(folder.resolve("another")));
    }
}
