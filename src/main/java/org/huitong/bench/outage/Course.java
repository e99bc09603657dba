package org.huitong.bench.outage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What was seen of one outage, between two windows in which all was well.
 *
 * @param calls that the far end heard
 * @param refused connections on this machine meanwhile
 * @param lasted for how long the far end was away, longer than its window by the looks at both ends
 * @param back seconds from the return to the first effect
 * @param drained seconds from the return until what had waited was there
 */
record Course(
        Form form,
        Window before,
        Window away,
        Window after,
        int calls,
        long refused,
        int pauses,
        long parked,
        Duration lasted,
        long queued,
        double back,
        double drained,
        Outage.Events events) {
    private static final int MOST_PARTS = 60;
    private static final long SHORTEST_PART = 1_000_000_000L;
    private static final int MEDIAN = 50;
    private static final int TAIL = 99;

    /** @param farEnds the first is the one that was away */
    Outage outage(Bound bound, List<FarEnd> farEnds) {
        long length = away.end() - away.begin();
        Pairs pairs = new Pairs(Math.max(SHORTEST_PART, length / MOST_PARTS));
        List<Taken.Sample> all = new ArrayList<>();
        for (FarEnd other : farEnds.subList(1, farEnds.size())) {
            List<Taken.Sample> samples = other.taken().samples();
            // Its first half beside what was before, its second half beside what came after.
            pairs.add(samples, away, 0, before);
            pairs.add(samples, away, length / 2, after);
            all.addAll(samples);
        }
        return new Outage(
                form,
                lasted.toMillis() / 1e3,
                calls,
                bound.calls(lasted),
                refused,
                pauses,
                1 + bound.probes(lasted),
                parked,
                events,
                queued,
                back,
                drained,
                beside(List.of(before, after), all),
                beside(List.of(away), all),
                pairs.ratio(),
                pairs.size());
    }

    private static Outage.Beside beside(List<Window> windows, List<Taken.Sample> samples) {
        double seconds = windows.stream().mapToDouble(Window::seconds).sum();
        double cpu = windows.stream().mapToLong(Window::cpuMillis).sum();
        long others = windows.stream().mapToLong(Window::others).sum();
        List<Long> nanos = samples.stream()
                .filter(sample -> windows.stream()
                        .anyMatch(
                                window -> sample.pushed() - window.begin() >= 0 && sample.pushed() - window.end() < 0))
                .map(Taken.Sample::nanos)
                .toList();
        return new Outage.Beside(
                seconds,
                windows.stream().mapToLong(Window::pushed).sum() / seconds,
                others,
                cpu / others,
                cpu / windows.stream().mapToLong(Window::effects).sum(),
                100.0 * windows.stream().mapToLong(Window::compilerMillis).sum() / cpu,
                Pairs.percentile(nanos, MEDIAN) / 1e6,
                Pairs.percentile(nanos, TAIL) / 1e6);
    }
}
