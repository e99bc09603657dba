package org.huitong.wiring;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Tells that the disk of the data directory fills up before the gateway must take nothing in. Thread-safe. */
public final class DiskWatch {
    private static final long MIB = 1 << 20;
    private static final long MEASURE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int MOST_FILES = 100_000;

    private final Path data;
    private final long leastFree;
    private final long stopsAt;
    private long measured;
    private String sizes = "";

    /**
     * @param leastFree bytes below which it is an alarm; 0 where it never is
     * @param stopsAt bytes below which nothing is taken in
     */
    public DiskWatch(Path data, long leastFree, long stopsAt) {
        this.data = data;
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
                            + " below " + stopsAt / MIB + " MiB nothing is taken in. There are: " + sizes()
                            + ". The journal shrinks as consumers take what waits for them, the store as rows are"
                            + " resolved or discarded; files in done folders may be deleted by hand, those in the data"
                            + " directory never.";
        } catch (IOException e) {
            return "the disk of " + data + " cannot be asked how much is free. See that it is mounted.";
        }
    }

    private String sizes() throws IOException {
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
            sizes = parts.isEmpty() ? "no large files of the gateway" : String.join(", ", parts);
            measured = System.nanoTime();
        }
        return sizes;
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
