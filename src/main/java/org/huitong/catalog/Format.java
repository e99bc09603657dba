package org.huitong.catalog;

/** How a source's records are written. */
public enum Format {
    /** Rows of a polled table. */
    ROWS,
    /** One JSON object, or an array of objects. */
    JSON,
    /** One JSON object per line. */
    NDJSON,
    /** Cells between delimiters, one record per line or quoted over several. */
    CSV,
    /** Lines whose columns are told by their places. */
    FIXED_WIDTH,
    /** One element per record. */
    XML,
    /** An Excel workbook since 2007. */
    XLSX,
    /** An Excel workbook of 97 to 2003. */
    XLS,
    /** A dBASE or FoxPro table. */
    DBF;

    /** Whether the section {@code layout} says something about it. */
    public boolean laidOut() {
        return ordinal() >= CSV.ordinal();
    }
}
