package org.huitong.bench.outage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Latencies of one subscription in one window, compared with those in another, part by part in the order of time. One thread.
 */
final class Pairs {
    /** With fewer records a part has no median to speak of. */
    private static final int FEWEST = 5;

    private final long part;
    private final List<Double> ratios = new ArrayList<>();

    /** @param part length of a part in nanoseconds */
    Pairs(long part) {
        this.part = part;
    }

    /**
     * @param away first part of the stretch with the outage, counted from the beginning of its window
     * @param well the window it is compared with
     */
    void add(List<Taken.Sample> samples, Window away, long skip, Window well) {
        int parts = (int) (Math.min(well.end() - well.begin(), away.end() - away.begin() - skip) / part);
        List<List<Long>> during = cut(samples, away.begin() + skip, parts);
        List<List<Long>> beside = cut(samples, well.begin(), parts);
        for (int i = 0; i < parts; i++) {
            if (during.get(i).size() >= FEWEST && beside.get(i).size() >= FEWEST) {
                ratios.add((double) median(during.get(i)) / median(beside.get(i)));
            }
        }
    }

    private List<List<Long>> cut(List<Taken.Sample> samples, long begin, int parts) {
        List<List<Long>> cut = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            cut.add(new ArrayList<>());
        }
        for (Taken.Sample sample : samples) {
            long at = sample.pushed() - begin;
            if (at >= 0 && at / part < parts) {
                cut.get((int) (at / part)).add(sample.nanos());
            }
        }
        return cut;
    }

    int size() {
        return ratios.size();
    }

    /** Median of the ratios; NaN where there are none. */
    double ratio() {
        double[] sorted =
                ratios.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private static long median(List<Long> some) {
        return percentile(some, 50);
    }

    /** 0 where there is none. */
    static long percentile(List<Long> some, int percent) {
        long[] sorted = some.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
