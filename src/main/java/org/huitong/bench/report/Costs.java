package org.huitong.bench.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;

/** What a recording says beside where threads ran: memory asked for, waits for locks, pauses. Used by one thread. */
final class Costs {
    private static final double MEGABYTE = 1e6;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String LOCKS = "java.util.concurrent.locks.";
    private static final int MOST_WAITS = 10;

    private final Map<String, Long> allocated = new HashMap<>();
    private final Map<String, Profile.Wait> waits = new HashMap<>();
    private Profile.Wait pauses = new Profile.Wait("GC", 0, 0, 0);
    private Profile.Wait syncs = new Profile.Wait("syncs of files", 0, 0, 0);
    private long bytes;

    /** An object the recorder stopped at; its weight is what it stands for. */
    void allocated(RecordedEvent event) {
        bytes += event.getLong("weight");
        String what = name(event.getClass("objectClass"));
        allocated.merge(what + " @ " + site(event), event.getLong("weight"), Long::sum);
    }

    void entered(RecordedEvent event) {
        wait(event, name(event.getClass("monitorClass")));
    }

    /** A thread also parks when it has nothing to do: only parking for a lock is a wait. */
    void parked(RecordedEvent event) {
        RecordedClass parker = event.getClass("parkedClass");
        if (parker != null
                && parker.getName().startsWith(LOCKS)
                && !parker.getName().contains("Condition")) {
            wait(event, name(parker));
        }
    }

    void collected(RecordedEvent event) {
        pauses = pauses.and(
                event.getDuration("sumOfPauses").toNanos() / NANOS_PER_MILLI,
                event.getDuration("longestPause").toNanos() / NANOS_PER_MILLI);
    }

    /** A thread that waits for the disk. */
    void synced(RecordedEvent event) {
        double millis = event.getDuration().toNanos() / NANOS_PER_MILLI;
        syncs = syncs.and(millis, millis);
    }

    double megabytes() {
        return bytes / MEGABYTE;
    }

    Map<String, Double> sites() {
        return Profile.largest(allocated, MEGABYTE);
    }

    Profile.Wait syncs() {
        return syncs;
    }

    Profile.Wait pauses() {
        return pauses;
    }

    /** The longest together first. */
    List<Profile.Wait> waits() {
        return waits.values().stream()
                .sorted(Comparator.comparingDouble(Profile.Wait::totalMillis).reversed())
                .limit(MOST_WAITS)
                .toList();
    }

    private void wait(RecordedEvent event, String lock) {
        String what = lock + " @ " + site(event);
        double millis = event.getDuration().toNanos() / NANOS_PER_MILLI;
        waits.put(
                what, waits.getOrDefault(what, new Profile.Wait(what, 0, 0, 0)).and(millis, millis));
    }

    private static String site(RecordedEvent event) {
        return Frame.caller(Frame.of(event)).method();
    }

    private static String name(RecordedClass type) {
        return type == null ? "(unknown)" : Frame.plain(type.getName());
    }
}
