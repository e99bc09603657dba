package org.huitong.bench.load;

import org.HdrHistogram.Histogram;

/**
 * One burst of load on one side.
 *
 * @param requests answered with success
 * @param seconds from the first send to the last answer
 * @param p50Millis of one request, from when it was due; of one commit where a side commits in groups
 * @param refused answers other than 202
 * @param dead connections the side closed
 */
public record Burst(long requests, double seconds, double p50Millis, double p99Millis, long refused, long dead) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    public static Burst of(Histogram nanos, long requests, long elapsedNanos, long refused, long dead) {
        return new Burst(
                requests,
                elapsedNanos / NANOS_PER_SECOND,
                nanos.getValueAtPercentile(50) / NANOS_PER_MILLI,
                nanos.getValueAtPercentile(99) / NANOS_PER_MILLI,
                refused,
                dead);
    }

    public double perSecond() {
        return requests / seconds;
    }
}
