package org.huitong.catalog;

/** How a source's records are written. */
public enum Format {
    /** Rows of a polled table. */
    ROWS,
    /** One JSON object, or an array of objects. */
    JSON,
    /** One JSON object per line. */
    NDJSON
}
