package org.huitong.bench;

import java.nio.file.Path;

/**
 * How a scenario is run.
 *
 * @param seconds of each round of each side
 * @param warmup seconds of each side before the first round, in bursts of {@code seconds}
 * @param home whose connectors and flow the product side takes
 */
record Plan(int rounds, int seconds, int warmup, int connections, Path home) {}
