package org.huitong.bench;

/**
 * One side's turn.
 *
 * @param cpuMillisPerRequest of the side's whole process, which for the raw sides includes the threads that send
 */
record Round(Burst burst, double perSecond, double cpuMillisPerRequest) {
    private static final double NANOS_PER_MILLI = 1e6;

    static Round of(Burst burst, long cpuNanos) {
        return new Round(burst, burst.perSecond(), cpuNanos / NANOS_PER_MILLI / burst.requests());
    }
}
