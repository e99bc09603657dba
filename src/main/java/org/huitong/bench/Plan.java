package org.huitong.bench;

import java.util.List;
import org.huitong.bench.side.SideName;

/**
 * How a scenario is run.
 *
 * @param seconds of each round of each side
 * @param warmup seconds of each side before the first round, in bursts of {@code seconds}
 * @param connections of the senders; S1 is measured with each number, the other scenarios with the first
 * @param subscriptions of S4
 * @param sides the only ones measured
 * @param profile whether each side is recorded after its rounds, for as many again
 */
record Plan(
        int rounds,
        int seconds,
        int warmup,
        List<Integer> connections,
        List<Integer> subscriptions,
        List<SideName> sides,
        boolean profile) {}
