package org.huitong.failed;

import org.huitong.store.StoreSettings;

class SqliteRetentionTest extends RetentionContract {
    @Override
    StoreSettings settings() {
        return StoreSettings.sqlite(folder);
    }
}
