package org.huitong.wiring;

import java.nio.file.Path;
import org.huitong.store.StoreSettings;
import org.huitong.store.TestPostgres;

/** A quota on PostgreSQL. */
class PostgresQuotaTest extends QuotaTest {
    private final String url = TestPostgres.database();

    @Override
    StoreSettings settings(Path directory) {
        return new StoreSettings(directory, url, "", "");
    }
}
