package org.huitong.failed;

import org.huitong.store.StoreSettings;
import org.huitong.store.TestPostgres;

class PostgresFinderTest extends FinderContract {
    private final String url = TestPostgres.database();
    private final String another = TestPostgres.database();

    @Override
    StoreSettings settings() {
        return new StoreSettings(folder, url, "", "");
    }

    @Override
    StoreSettings another() {
        return new StoreSettings(folder, another, "", "");
    }
}
