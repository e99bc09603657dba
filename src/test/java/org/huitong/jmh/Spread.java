package org.huitong.jmh;

import java.util.Arrays;

/** Median, lowest and highest of some turns. */
record Spread(double median, double lowest, double highest) {

    static Spread of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    String text() {
        return "%.2f (%.2f–%.2f)".formatted(median, lowest, highest);
    }
}
