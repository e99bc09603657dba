package org.huitong.wiring;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells that the disk of the data directory fills up before the gateway must take nothing in. Thread-safe. */
public final class DiskWatch {
    private static final long MIB = 1 << 20;
    private static final long MEASURE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int MOST_FILES = 100_000;

    private static final int MOST_SHOWN = 5;

    private final Path data;
    private final DoneFiles done;
    private final long leastFree;
    private final long stopsAt;
    private long measured;
    private String sizes = "";

    /**
     * @param done files that may be deleted
     * @param leastFree bytes below which it is an alarm; 0 where it never is
     * @param stopsAt bytes below which nothing is taken in
     */
    public DiskWatch(Path data, DoneFiles done, long leastFree, long stopsAt) {
        this.data = data;
        this.done = done;
        this.leastFree = leastFree;
        this.stopsAt = stopsAt;
    }

    /** Empty while there is room. The text stays the same while the alarm lasts, but for the sizes. */
    synchronized String trouble() {
        if (leastFree == 0) {
            return "";
        }
        try {
            FileStore disk = Files.getFileStore(data);
            return disk.getUsableSpace() >= leastFree
                    ? ""
                    : "the disk of " + data + " has less than " + leastFree / MIB
                            + " MiB free (huitong.notices.freeMegabytes);"
                            + " below " + stopsAt / MIB + " MiB nothing is taken in. There are: " + sizes(disk)
                            + " The journal shrinks as consumers take what waits for them, the store as rows are"
                            + " resolved or discarded. Done files may be deleted by hand, nothing else in the data"
                            + " directory ever; " + done.rule() + ".";
        } catch (IOException e) {
            return "the disk of " + data + " cannot be asked how much is free. See that it is mounted.";
        }
    }

    private String sizes(FileStore disk) throws IOException {
        if (sizes.isEmpty() || System.nanoTime() - measured >= MEASURE_NANOS) {
            List<String> parts = new ArrayList<>();
            try (Stream<Path> children = Files.list(data)) {
                for (Path child : children.sorted().toList()) {
                    long size = size(child) / MIB;
                    if (size > 0) {
                        parts.add(child.getFileName() + " " + size + " MiB");
                    }
                }
            }
            sizes = (parts.isEmpty() ? "no large files of the gateway" : String.join(", ", parts)) + ". " + done(disk);
            measured = System.nanoTime();
        }
        return sizes;
    }

    /** Those on another disk would make no room here. */
    private String done(FileStore disk) throws IOException {
        Map<Path, Long> all = done.sizes(disk);
        long sum = all.values().stream().mapToLong(Long::longValue).sum();
        if (sum == 0) {
            return "No done files of sources lie on this disk.";
        }
        String shown = all.entrySet().stream()
                .filter(folder -> folder.getValue() > 0)
                .limit(MOST_SHOWN)
                .map(folder -> folder.getKey() + " " + size(folder.getValue()))
                .collect(Collectors.joining(", "));
        return "Done files of sources: " + size(sum) + ", most of them in " + shown + ".";
    }

    private static String size(long bytes) {
        return bytes < MIB ? bytes + " bytes" : bytes / MIB + " MiB";
    }

    private static long size(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.limit(MOST_FILES)
                    .filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
