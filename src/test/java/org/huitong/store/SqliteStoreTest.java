package org.huitong.store;

class SqliteStoreTest extends StoreContract {
    @Override
    StoreSettings settings() {
        return StoreSettings.sqlite(folder);
    }
}
