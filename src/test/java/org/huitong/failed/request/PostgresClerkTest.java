package org.huitong.failed.request;

import java.nio.file.Path;
import org.huitong.store.Store;
import org.huitong.store.TestPostgres;
import org.junit.jupiter.api.io.TempDir;

class PostgresClerkTest extends ClerkContract {
    @TempDir
    private Path folder;

    @Override
    Store store() {
        return Store.open(TestPostgres.store(folder));
    }
}
