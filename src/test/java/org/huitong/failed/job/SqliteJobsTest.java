package org.huitong.failed.job;

import org.huitong.store.StoreSettings;

class SqliteJobsTest extends JobsContract {
    @Override
    StoreSettings settings() {
        return StoreSettings.sqlite(folder);
    }
}
