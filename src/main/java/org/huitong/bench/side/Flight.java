package org.huitong.bench.side;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import org.huitong.bench.report.Usage;

/**
 * Records the process it runs in by the JDK's own recorder, and what its threads used meanwhile. It asks for the few
 * events that a profile needs: the recorder's ready-made settings also keep the environment and all other processes of
 * the machine. One at a time; used by one thread.
 */
final class Flight implements AutoCloseable {
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final Duration LOOK = Duration.ofMillis(2);
    private static final Duration WAIT = Duration.ofMillis(1);

    private static final long KEPT = 1_000_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Long> usedByThreads = new TreeMap<>();
    private final Map<String, Long> usedByTasks = new TreeMap<>();
    private long used;

    private Recording engaged;
    private Recording recording;
    private Map<Long, Long> threadsBefore;
    private Map<String, Long> tasksBefore;
    private long before;

    /**
     * Starts the recorder for nothing: the JVM throws away compiled code for it, and the first allocation it sees of a
     * thread stands for all that the thread has ever allocated.
     */
    boolean engage() {
        engaged = recording();
        engaged.setMaxSize(KEPT);
        engaged.start();
        return true;
    }

    boolean record() throws IOException {
        recording = recording();
        threadsBefore = threads();
        tasksBefore = tasks();
        before = cpuNanos();
        recording.start();
        return true;
    }

    /** Ends what {@link #record} began and adds it to the file: recordings one after the other are one recording. */
    boolean rest(Path file) throws IOException {
        used += cpuNanos() - before;
        threads().forEach(this::add);
        tasks().forEach((name, nanos) ->
                usedByTasks.merge(name, Math.max(0, nanos - tasksBefore.getOrDefault(name, 0L)), Long::sum));
        recording.stop();
        Path piece = file.resolveSibling(file.getFileName() + ".piece");
        recording.dump(piece);
        recording.close();
        Files.write(file, Files.readAllBytes(piece), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.delete(piece);
        return true;
    }

    Usage land() {
        close();
        Usage usage = new Usage(new TreeMap<>(usedByThreads), new TreeMap<>(usedByTasks), used);
        usedByThreads.clear();
        usedByTasks.clear();
        used = 0;
        return usage;
    }

    /** A process must not end under its recorder: what it had would be lost, and its files would stay. */
    @Override
    public void close() {
        for (Recording open : new Recording[] {recording, engaged}) {
            if (open != null) {
                open.close();
            }
        }
    }

    private void add(long id, long nanos) {
        ThreadInfo info = threads.getThreadInfo(id);
        long more = nanos - threadsBefore.getOrDefault(id, 0L);
        if (info != null && more > 0) {
            usedByThreads.merge(Usage.group(info.getThreadName()), more, Long::sum);
        }
    }

    private static Recording recording() {
        Recording recording = new Recording();
        recording.enable("jdk.ExecutionSample").withPeriod(LOOK);
        recording.enable("jdk.ObjectAllocationSample").withStackTrace().with("throttle", "300/s");
        recording.enable("jdk.JavaMonitorEnter").withStackTrace().withThreshold(WAIT);
        recording.enable("jdk.ThreadPark").withStackTrace().withThreshold(WAIT);
        recording.enable("jdk.FileForce").withThreshold(WAIT);
        recording.enable("jdk.GarbageCollection");
        return recording;
    }

    static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private Map<Long, Long> threads() {
        Map<Long, Long> usage = new HashMap<>();
        for (long id : threads.getAllThreadIds()) {
            usage.put(id, threads.getThreadCpuTime(id));
        }
        return usage;
    }

    /** The JVM's own threads are seen by the system only. */
    private static Map<String, Long> tasks() throws IOException {
        Map<String, Long> usage = new TreeMap<>();
        if (Files.isDirectory(TASKS)) {
            try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
                for (Path task : tasks) {
                    add(task, usage);
                }
            }
        }
        return usage;
    }

    private static void add(Path task, Map<String, Long> usage) throws IOException {
        try {
            String name = Files.readString(task.resolve("comm")).strip();
            String nanos = Files.readString(task.resolve("schedstat")).split(" ", 2)[0];
            usage.merge(name, Long.parseLong(nanos), Long::sum);
        } catch (NoSuchFileException e) {
            // It has ended between the two looks, or this kernel keeps no such statistics.
        }
    }
}
