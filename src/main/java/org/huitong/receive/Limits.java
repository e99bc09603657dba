package org.huitong.receive;

/**
 * How much one intake may be.
 *
 * @param maxBodyBytes of the whole input
 * @param maxRecords in one intake
 * @param maxRecordBytes of one record in the input
 * @param maxDepth of nesting, the outermost value being 1
 */
public record Limits(int maxBodyBytes, int maxRecords, int maxRecordBytes, int maxDepth) {

    /** 4 MiB, 5,000 records, 60 KiB each, 16 levels: one slice of the bus holds any record. */
    public static final Limits DEFAULT = new Limits(4 << 20, 5_000, 60 << 10, 16);
}
