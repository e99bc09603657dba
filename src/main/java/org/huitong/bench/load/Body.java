package org.huitong.bench.load;

/**
 * What one request carries: one record as JSON, or several as NDJSON.
 *
 * @param bytes of each record
 */
public record Body(int records, int bytes) {
    public static final Body SINGLE = new Body(1, 1024);

    /** Items of the resource, and of a record that has room for them. */
    public static final int ITEMS = 20;

    /** The number of a record, as its first item and its key. */
    static final String SERIAL = "000000000000";

    private static final int FEW_ITEMS = 5;
    private static final int ROOM_FOR_ALL = 512;

    public int items() {
        return bytes < ROOM_FOR_ALL ? FEW_ITEMS : ITEMS;
    }

    /** Bytes of a whole body; between two records stands a line feed. */
    public long length() {
        return (long) records * (bytes + 1) - 1;
    }

    String mediaType() {
        return records == 1 ? "application/json" : "application/x-ndjson";
    }

    /** What the chimney calls item {@code number}, from 1. */
    public static String field(int number) {
        return "F%02d".formatted(number);
    }

    /** What the catalog calls item {@code number}, from 1. */
    public static String item(int number) {
        return "item%02d".formatted(number);
    }

    /** The whole body, every record with the serial number 0. */
    public String text() {
        return (record() + "\n").repeat(records).strip();
    }

    private String record() {
        int items = items();
        StringBuilder record = new StringBuilder(bytes).append("{\"F01\":\"").append(SERIAL);
        for (int i = 2; i <= items; i++) {
            int room = (bytes - record.length() - 2) / (items - i + 1) - 9;
            record.append("\",\"").append(field(i)).append("\":\"").append("x".repeat(room));
        }
        return record.append("\"}").toString();
    }
}
