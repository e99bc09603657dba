package org.huitong.deliver;

import java.nio.file.Path;
import org.huitong.store.StoreSettings;
import org.huitong.store.TestPostgres;

/** A replay on PostgreSQL. */
class PostgresReplayBrokerTest extends ReplayBrokerTest {
    private final String url = TestPostgres.database();

    @Override
    StoreSettings settings(Path directory) {
        return new StoreSettings(directory, url, "", "");
    }
}
