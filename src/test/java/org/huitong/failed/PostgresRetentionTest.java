package org.huitong.failed;

import org.huitong.store.StoreSettings;
import org.huitong.store.TestPostgres;

class PostgresRetentionTest extends RetentionContract {
    private final StoreSettings settings = TestPostgres.store(folder);

    @Override
    StoreSettings settings() {
        return settings;
    }
}
