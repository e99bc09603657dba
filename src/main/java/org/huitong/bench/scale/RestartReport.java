package org.huitong.bench.scale;

import java.util.List;
import java.util.Locale;

/**
 * How a start with a long queue went.
 *
 * @param queuedMiB of journal and pages
 * @param readySeconds from the start of the process to the open door
 * @param readyCpuSeconds CPU time of the process until then: what to trust on a machine with other work
 * @param heapMiB reachable after a full collection, workers open
 * @param drained records that the far end got meanwhile
 * @param back records that came after a later one of their key: must be 0
 */
record RestartReport(
        int slices,
        int resources,
        int cores,
        List<String> jvm,
        double fillSeconds,
        long queuedMiB,
        double readySeconds,
        double readyCpuSeconds,
        double heapMiB,
        long residentMiB,
        double drainSeconds,
        long drained,
        long back) {

    String table() {
        return String.format(
                Locale.ROOT,
                "%d slices (%d MiB) in %d queues, killed; %d cores, JVM options %s%n"
                        + "ready after %.1f s, %.1f s of CPU; heap in use %.0f MiB, resident %d MiB%n"
                        + "then %d records delivered in %.0f s, %d of them behind a later one of their key%n",
                slices,
                queuedMiB,
                resources,
                cores,
                jvm,
                readySeconds,
                readyCpuSeconds,
                heapMiB,
                residentMiB,
                drained,
                drainSeconds,
                back);
    }
}
