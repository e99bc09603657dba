package org.huitong.wiring;

import java.nio.file.Path;
import org.huitong.store.StoreSettings;
import org.huitong.store.TestPostgres;

/** Grants on PostgreSQL. */
class PostgresGrantsTest extends GrantsTest {
    private final String url = TestPostgres.database();

    @Override
    StoreSettings settings(Path directory) {
        return new StoreSettings(directory, url, "", "");
    }
}
