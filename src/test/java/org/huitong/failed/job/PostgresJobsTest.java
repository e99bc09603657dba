package org.huitong.failed.job;

import org.huitong.store.StoreSettings;
import org.huitong.store.TestPostgres;

class PostgresJobsTest extends JobsContract {
    private final StoreSettings settings = TestPostgres.store(folder);

    @Override
    StoreSettings settings() {
        return settings;
    }
}
