package org.huitong.failed;

import org.huitong.store.StoreSettings;

class SqliteSightingsTest extends SightingsContract {
    @Override
    StoreSettings settings() {
        return StoreSettings.sqlite(folder);
    }
}
