package org.huitong.receive.sheet;

/** The rows of one sheet, in order. For one thread. */
interface Rows extends AutoCloseable {
    /** Null at the end. */
    Row next();

    @Override
    void close();
}
