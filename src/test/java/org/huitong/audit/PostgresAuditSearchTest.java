package org.huitong.audit;

import java.nio.file.Path;
import org.huitong.store.StoreSettings;
import org.huitong.store.TestPostgres;

class PostgresAuditSearchTest extends AuditSearchContract {
    @Override
    StoreSettings settings(Path folder) {
        return TestPostgres.store(folder);
    }
}
