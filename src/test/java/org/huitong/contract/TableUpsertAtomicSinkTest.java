package org.huitong.contract;

/** PostgreSQL, a call whole or not at all. */
class TableUpsertAtomicSinkTest extends TableUpsertSinkTest {
    @Override
    boolean atomic() {
        return true;
    }
}
