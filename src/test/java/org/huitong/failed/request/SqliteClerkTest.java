package org.huitong.failed.request;

import java.nio.file.Path;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import org.junit.jupiter.api.io.TempDir;

class SqliteClerkTest extends ClerkContract {
    @TempDir
    private Path folder;

    @Override
    Store store() {
        return Store.open(StoreSettings.sqlite(folder));
    }
}
