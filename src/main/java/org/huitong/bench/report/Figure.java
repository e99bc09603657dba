package org.huitong.bench.report;

/** What is measured of a side in one turn. In the order it is printed. */
public enum Figure {
    PER_SECOND("perSecond", "per second", 0),
    MEGABYTES_PER_SECOND("megabytesPerSecond", "MB/s", 1),
    P50("p50Millis", "p50 ms", 2),
    P99("p99Millis", "p99 ms", 2),
    ADDED_P50("addedP50Millis", "added p50 ms", 2),
    ADDED_P99("addedP99Millis", "added p99 ms", 2),
    WALL("wallMillisPerRecord", "wall ms/record", 4),
    CPU("cpuMillis", "CPU ms/each", 4),
    DISK("diskBytesPerRecord", "disk B/record", 0);

    /** In JSON. */
    final String key;

    /** In the table. */
    final String head;

    final int decimals;

    Figure(String key, String head, int decimals) {
        this.key = key;
        this.head = head;
        this.decimals = decimals;
    }
}
