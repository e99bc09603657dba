package org.huitong.bench.scale;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** A process seen from outside, over Linux's /proc and the JDK's jcmd. */
public final class Vitals {
    /** Of USER_HZ, which Linux has fixed for all who read /proc. */
    private static final long TICK_MILLIS = 10;

    private static final int USER = 11;

    private final long pid;
    private final Path proc;

    Vitals(long pid) {
        this.pid = pid;
        this.proc = Path.of("/proc", Long.toString(pid));
    }

    /** CPU time of all its threads, ended ones included. */
    public long cpuMillis() throws IOException {
        String stat = Files.readString(proc.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1])) * TICK_MILLIS;
    }

    /** CPU time of the JVM's compilers: it ends some minutes after a start, when what is used often is compiled. */
    public long compilerMillis() throws IOException {
        long ticks = 0;
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(proc.resolve("task"))) {
            for (Path task : tasks) {
                ticks += compilerTicks(task);
            }
        }
        return ticks * TICK_MILLIS;
    }

    private static long compilerTicks(Path task) throws IOException {
        String stat = of(task, "stat").orElse("");
        if (!stat.contains("Compiler")) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1]);
    }

    /** What Linux says of a thread; empty where it has ended between two looks, before the file was opened or before it was read. */
    private static Optional<String> of(Path task, String file) throws IOException {
        try {
            return Optional.of(Files.readString(task.resolve(file)));
        } catch (IOException e) {
            if (Files.exists(task)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    long residentBytes() throws IOException {
        return status("VmRSS:");
    }

    /** The most that it ever had. */
    public long mostResidentBytes() throws IOException {
        return status("VmHWM:");
    }

    private long status(String key) throws IOException {
        return Files.readAllLines(proc.resolve("status")).stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    /** Its threads by name without number. */
    Map<String, Integer> threads() throws IOException {
        Map<String, Integer> groups = new TreeMap<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(proc.resolve("task"))) {
            for (Path task : tasks) {
                of(task, "comm")
                        .ifPresent(
                                name -> groups.merge(name.strip().replaceAll("[-#.\\d]+$|\\d+", ""), 1, Integer::sum));
            }
        }
        return groups;
    }

    /** What is reachable: asks for a full collection. */
    long liveHeapBytes() throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(List.of(jcmd.toString(), Long.toString(pid), "GC.class_histogram"))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = process.inputReader()) {
            return lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]))
                    .findFirst()
                    .orElseThrow(() -> new HuitongException(
                            ErrorCode.INTERNAL,
                            "asking process " + pid + " for its heap with " + jcmd + " got no answer. Run the bench"
                                    + " on a JDK, as the user who started it."));
        }
    }
}
