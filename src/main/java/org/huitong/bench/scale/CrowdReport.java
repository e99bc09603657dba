package org.huitong.bench.scale;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a crowd of subscriptions fared.
 *
 * @param warmupSeconds with a record a second for each resource, before anything was measured
 * @param startSeconds from the start of the process to the open door
 * @param quiet nobody drips
 * @param dripping some drip; latencies are those of the others
 */
record CrowdReport(
        int subscriptions,
        int resources,
        int warmupSeconds,
        int cores,
        String jdk,
        double startSeconds,
        double startCpuSeconds,
        int drippers,
        int dripSeconds,
        Phase quiet,
        Phase dripping) {

    /**
     * @param cpuPercent of one core, of the whole gateway, the receipt of the records included
     * @param compilerPercent the part of it that the JVM's compilers took, which ends some minutes after a start
     * @param threads most seen at once
     * @param groups of that look, by name
     * @param p50 milliseconds from before the push to the consumer's door
     */
    record Phase(
            int seconds,
            long records,
            long missing,
            double cpuPercent,
            double compilerPercent,
            int threads,
            Map<String, Integer> groups,
            double p50,
            double p99,
            double max,
            long residentMiB,
            double heapMiB) {}

    String table() {
        return String.format(
                        Locale.ROOT,
                        "%d subscriptions on %d resources, one record a minute each; %d cores, %s%n"
                                + "up after %.1f s, %.1f s of CPU; warmed up for %d s with a record a second for each resource%n%n",
                        subscriptions,
                        resources,
                        cores,
                        jdk,
                        startSeconds,
                        startCpuSeconds,
                        warmupSeconds)
                + row("nobody drips", quiet)
                + row(drippers + " drip for " + dripSeconds + " s a call", dripping);
    }

    private static String row(String name, Phase p) {
        String groups = p.groups().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(group -> group.getKey() + " " + group.getValue())
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%s, %d s: %d records arrived, %d missing%n  CPU %.2f %% of a core, %.2f %% of it the compilers; latency p50 %.1f ms, p99 %.1f ms,"
                        + " max %.1f ms%n  resident %d MiB, heap in use %.0f MiB; at most %d threads: %s%n",
                name,
                p.seconds(),
                p.records(),
                p.missing(),
                p.cpuPercent(),
                p.compilerPercent(),
                p.p50(),
                p.p99(),
                p.max(),
                p.residentMiB(),
                p.heapMiB(),
                p.threads(),
                groups);
    }
}
