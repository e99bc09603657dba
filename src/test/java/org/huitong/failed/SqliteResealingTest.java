package org.huitong.failed;

import org.huitong.store.StoreSettings;

class SqliteResealingTest extends ResealingContract {
    @Override
    StoreSettings settings() {
        return StoreSettings.sqlite(folder);
    }
}
