package org.huitong.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time and the memory of one side went in turns that were recorded. They come after all measured ones: no figure of the scenario comes from it. In every list the largest comes first.
 *
 * @param file the recording, for other tools
 * @param records that were answered while it was recorded
 * @param cpuMillis of the whole process for each of them, the recorder's own included
 * @param samples of threads that ran Java
 * @param parts all CPU time, by whose code it is
 * @param methods percent of the samples by the method that ran
 * @param ours percent of the samples by the innermost method of the product, whatever library it had called
 * @param allocatedMegabytes in all; the recorder's estimate
 * @param allocations megabytes by class and the innermost method that is not the JDK's
 * @param threads CPU milliseconds by the names of threads, numbers left out
 * @param waits for locks, by lock and the innermost method that is not the JDK's
 * @param pauses of the collector
 * @param syncs of files that took a millisecond and more
 */
public record Profile(
        String side,
        String file,
        long records,
        double cpuMillis,
        long samples,
        List<Share> parts,
        Map<String, Double> methods,
        Map<String, Double> ours,
        double allocatedMegabytes,
        Map<String, Double> allocations,
        Map<String, Double> threads,
        List<Wait> waits,
        Wait pauses,
        Wait syncs) {
    private static final int MOST = 15;
    private static final double PERCENT = 100;
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * CPU time of one part.
     *
     * @param ranMillis its own methods
     * @param calledMillis its own methods and what they called of the JDK
     */
    public record Share(String part, double ranMillis, double calledMillis) {}

    /** Time in which a thread did not run. */
    public record Wait(String what, long count, double totalMillis, double longestMillis) {
        Wait and(double total, double longest) {
            return new Wait(what, count + 1, totalMillis + total, Math.max(longestMillis, longest));
        }
    }

    /** Of all CPU time, with what the part called of the JDK. */
    double percent(String part) {
        double all = parts.stream().mapToDouble(Share::calledMillis).sum();
        return parts.stream()
                .filter(share -> share.part().equals(part))
                .mapToDouble(share -> PERCENT * share.calledMillis() / all)
                .sum();
    }

    /** Reads a recording. */
    public static Profile read(String side, Path file, Usage usage, long records) throws IOException {
        Samples samples = new Samples();
        Costs costs = new Costs();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                add(recording.readEvent(), samples, costs);
            }
        }
        return new Profile(
                side,
                file.toString(),
                records,
                usage.process() / NANOS_PER_MILLI / Math.max(1, records),
                samples.count(),
                samples.shares(usage),
                samples.methods(),
                samples.ours(),
                costs.megabytes(),
                costs.sites(),
                threads(usage),
                costs.waits(),
                costs.pauses(),
                costs.syncs());
    }

    private static void add(RecordedEvent event, Samples samples, Costs costs) {
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> samples.add(event);
            case "jdk.ObjectAllocationSample" -> costs.allocated(event);
            case "jdk.JavaMonitorEnter" -> costs.entered(event);
            case "jdk.ThreadPark" -> costs.parked(event);
            case "jdk.GarbageCollection" -> costs.collected(event);
            case "jdk.FileForce" -> costs.synced(event);
            default -> {
                // The recorder's own, about itself.
            }
        }
    }

    /** Those of Java, and those of the JVM that only the system sees. */
    private static Map<String, Double> threads(Usage usage) {
        Map<String, Long> groups = new TreeMap<>(usage.threads());
        usage.tasks().forEach((name, nanos) -> {
            if (Part.ofTask(name).isPresent()) {
                groups.merge(name.replaceAll("#?\\d+$", ""), nanos, Long::sum);
            }
        });
        return largest(groups, NANOS_PER_MILLI);
    }

    /** @param unit each value is divided by it */
    static Map<String, Double> largest(Map<String, Long> values, double unit) {
        Map<String, Double> largest = new LinkedHashMap<>();
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .forEach(entry -> largest.put(entry.getKey(), entry.getValue() / unit));
        return largest;
    }
}
