package org.huitong.bench;

/**
 * How a scenario is run.
 *
 * @param seconds of each round of each side
 * @param warmup seconds of each side before the first round, in bursts of {@code seconds}
 */
record Plan(int rounds, int seconds, int warmup, int connections) {}
