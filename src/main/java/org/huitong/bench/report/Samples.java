package org.huitong.bench.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

/**
 * Threads seen running Java, by method and by whose code it is. The recorder looks at a few threads at a time, so that
 * samples alone say little about a thread's share of the CPU: the CPU time of threads of one name is spread over their own
 * samples. Used by one thread.
 */
final class Samples {
    private static final double PERCENT = 100;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<String, Long> methods = new HashMap<>();
    private final Map<String, Long> ours = new HashMap<>();
    private final Map<String, OfThreads> threads = new HashMap<>();
    private long count;

    private static final class OfThreads {
        private final Map<Part, Long> ran = new EnumMap<>(Part.class);
        private final Map<Part, Long> called = new EnumMap<>(Part.class);
        private long count;
    }

    void add(RecordedEvent sample) {
        List<Frame> stack = Frame.of(sample);
        RecordedThread thread = sample.getThread("sampledThread");
        if (stack.isEmpty() || thread == null || thread.getJavaName() == null) {
            return;
        }
        count++;
        methods.merge(stack.get(0).method(), 1L, Long::sum);
        stack.stream()
                .filter(frame -> frame.part() == Part.OURS)
                .findFirst()
                .ifPresent(frame -> ours.merge(frame.method(), 1L, Long::sum));
        OfThreads samples = threads.computeIfAbsent(Usage.group(thread.getJavaName()), name -> new OfThreads());
        samples.count++;
        samples.ran.merge(stack.get(0).part(), 1L, Long::sum);
        samples.called.merge(Frame.caller(stack).part(), 1L, Long::sum);
    }

    long count() {
        return count;
    }

    /** Percent of the samples by the method that ran. */
    Map<String, Double> methods() {
        return Profile.largest(methods, Math.max(1, count) / PERCENT);
    }

    /** Percent of the samples by the innermost method of the product. */
    Map<String, Double> ours() {
        return Profile.largest(ours, Math.max(1, count) / PERCENT);
    }

    /** All CPU time that was used, by whose code used it; the largest first. */
    List<Profile.Share> shares(Usage usage) {
        Map<Part, Double> ran = new EnumMap<>(Part.class);
        Map<Part, Double> called = new EnumMap<>(Part.class);
        double rest = usage.process();
        for (Map.Entry<String, Long> used : usage.threads().entrySet()) {
            OfThreads samples = threads.get(used.getKey());
            if (samples != null) {
                spread(used.getValue(), samples.ran, samples.count, ran);
                spread(used.getValue(), samples.called, samples.count, called);
                rest -= used.getValue();
            }
        }
        for (Map.Entry<String, Long> task : usage.tasks().entrySet()) {
            Part part = Part.ofTask(task.getKey()).orElse(null);
            if (part != null) {
                ran.merge(part, task.getValue().doubleValue(), Double::sum);
                called.merge(part, task.getValue().doubleValue(), Double::sum);
                rest -= task.getValue();
            }
        }
        ran.merge(Part.UNSEEN, Math.max(0, rest), Double::sum);
        called.merge(Part.UNSEEN, Math.max(0, rest), Double::sum);
        return sorted(ran, called);
    }

    private static void spread(double nanos, Map<Part, Long> samples, long all, Map<Part, Double> onto) {
        samples.forEach((part, seen) -> onto.merge(part, nanos * seen / all, Double::sum));
    }

    private static List<Profile.Share> sorted(Map<Part, Double> ran, Map<Part, Double> called) {
        List<Profile.Share> shares = new ArrayList<>();
        for (Part part : Part.values()) {
            double own = ran.getOrDefault(part, 0.0) / NANOS_PER_MILLI;
            double caused = called.getOrDefault(part, 0.0) / NANOS_PER_MILLI;
            if (own + caused > 0) {
                shares.add(new Profile.Share(part.label, own, caused));
            }
        }
        shares.sort((a, b) -> Double.compare(b.calledMillis(), a.calledMillis()));
        return shares;
    }
}
