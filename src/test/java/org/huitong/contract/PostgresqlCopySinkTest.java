package org.huitong.contract;

/** PostgreSQL by COPY. */
class PostgresqlCopySinkTest extends TableUpsertSinkTest {
    @Override
    String connector() {
        return "postgresql-copy-sink";
    }

    @Override
    boolean atomic() {
        return true;
    }
}
