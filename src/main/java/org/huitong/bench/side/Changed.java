package org.huitong.bench.side;

/**
 * What became of the changes.
 *
 * @param p50Millis of one reload
 * @param trouble what was not as it should be; empty for nothing
 */
public record Changed(int taken, int refused, double p50Millis, double mostMillis, String trouble) {}
