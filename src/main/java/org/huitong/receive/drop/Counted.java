package org.huitong.receive.drop;

import org.huitong.message.Raw;
import org.huitong.receive.input.Records;

/** Knows how many records were read, also of a file that could not be read to its end. For one thread. */
final class Counted implements Records {
    private final Records records;
    private long count;

    Counted(Records records) {
        this.records = records;
    }

    @Override
    public Raw next() {
        Raw raw = records.next();
        count += raw == null ? 0 : 1;
        return raw;
    }

    long count() {
        return count;
    }

    @Override
    public void close() {
        records.close();
    }
}
