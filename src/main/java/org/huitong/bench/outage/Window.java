package org.huitong.bench.outage;

import java.util.List;

/**
 * One stretch of time under load. Times are those of System.nanoTime.
 *
 * @param cpuMillis of the gateway in it
 * @param compilerMillis the part of it that the JVM's compilers took
 * @param pushed records that were answered 202 in it
 * @param taken by subscription, how many records its far end took in it
 */
record Window(long begin, long end, long cpuMillis, long compilerMillis, long pushed, List<Long> taken) {
    Window {
        taken = List.copyOf(taken);
    }

    double seconds() {
        return (end - begin) / 1e9;
    }

    long effects() {
        return taken.stream().mapToLong(Long::longValue).sum();
    }

    /** Without those of the first one, which is the one that goes away. */
    long others() {
        return effects() - taken.get(0);
    }
}
