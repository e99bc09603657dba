package org.huitong.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** One side over all rounds. {@code diskBytesPerRecord} is what stays on disk per record, read over the first burst of the warm-up. */
record SideReport(
        Spread perSecond,
        Spread p50Millis,
        Spread p99Millis,
        Spread cpuMillisPerRequest,
        double diskBytesPerRecord,
        List<Round> rounds) {

    static SideReport of(List<Round> rounds, double diskBytesPerRecord) {
        return new SideReport(
                spread(rounds, Round::perSecond),
                spread(rounds, r -> r.burst().p50Millis()),
                spread(rounds, r -> r.burst().p99Millis()),
                spread(rounds, Round::cpuMillisPerRequest),
                diskBytesPerRecord,
                List.copyOf(rounds));
    }

    /** Round by round, so that a noisy minute of the machine weighs on both halves of a pair. */
    Spread ratioTo(SideReport reference) {
        double[] ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = rounds.get(i).perSecond() / reference.rounds.get(i).perSecond();
        }
        return Spread.of(ratios);
    }

    private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().mapToDouble(figure).toArray());
    }
}
