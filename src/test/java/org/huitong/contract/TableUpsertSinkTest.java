package org.huitong.contract;

/** PostgreSQL, keeping all of a call but the refused. */
class TableUpsertSinkTest extends TableSinkContract {
    @Override
    String connector() {
        return "table-upsert-sink";
    }
}
