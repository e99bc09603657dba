package org.huitong.receive.input;

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

    /** A parked record's JSON text has names and its untouched bytes beside the values, and is as bounded as these. */
    public Limits ofParkedText() {
        int more = 8;
        return new Limits(maxBodyBytes, 1, (int) Math.min(maxBodyBytes, (long) more * maxRecordBytes), maxDepth + 2);
    }
}
