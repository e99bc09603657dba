package org.huitong.contract;

/** PostgreSQL, keeping all of a call but the refused. */
class TableUpsertSinkTest extends TableSinkContract {
    @Override
    Database database() throws Exception {
        return new Postgres();
    }

    @Override
    String connector() {
        return "table-upsert-sink";
    }
}
