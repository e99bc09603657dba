package org.huitong.failed;

import org.huitong.store.StoreSettings;
import org.huitong.store.TestPostgres;

class PostgresSightingsTest extends SightingsContract {
    @Override
    StoreSettings settings() {
        return TestPostgres.store(folder);
    }
}
