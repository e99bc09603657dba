package org.huitong.bench.side;

import org.huitong.bench.load.Burst;

/**
 * A burst and what it cost.
 *
 * @param cpuNanos of the side's whole process, which for a side that makes its own load includes the threads that send
 */
public record Measured(Burst burst, long cpuNanos) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** CPU milliseconds for each of {@code count} things. */
    public double cpuMillisPer(long count) {
        return cpuNanos / NANOS_PER_MILLI / count;
    }
}
