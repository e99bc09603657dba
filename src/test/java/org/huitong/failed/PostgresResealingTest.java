package org.huitong.failed;

import org.huitong.store.StoreSettings;
import org.huitong.store.TestPostgres;

class PostgresResealingTest extends ResealingContract {
    @Override
    StoreSettings settings() {
        return TestPostgres.store(folder);
    }
}
