package org.huitong.bench.desk;

import java.sql.SQLException;
import org.huitong.store.StoreSettings;
import org.huitong.store.TestPostgres;

class PostgresFillingTest extends FillingContract {
    @Override
    StoreSettings settings() {
        return TestPostgres.store(folder);
    }

    @Override
    void fill(Filling filling, StoreSettings settings, int rows) throws SQLException {
        try (Database database = new Database(settings)) {
            filling.fill(rows, database);
        }
    }
}
