package org.huitong.table;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints of the rows inside the window, so that one that is found there again is no news. Lies in a file beside the journal,
 * of which the committed place says how much holds. Nothing is lost with it: what is not remembered is published once more.
 * For one thread.
 */
final class Seen {
    private static final int ENTRY_BYTES = 2 * Long.BYTES;
    private static final int SPARE = 4096;

    private final Path folder;
    private final Map<Long, Long> times = new LinkedHashMap<>();
    private final List<Long> added = new ArrayList<>();
    private String memory = "";
    private long entries;

    /** Where the file is, and how much of it holds. */
    record Mark(String memory, long entries) {}

    Seen(Path folder) {
        this.folder = folder;
    }

    /** Goes on from a committed place, whatever was added since. */
    void at(String committed, long count) throws IOException {
        if (committed.equals(memory) && count == entries && added.isEmpty()) {
            return;
        }
        times.clear();
        added.clear();
        memory = committed;
        entries = count;
        if (count > 0 && !read(folder.resolve(committed), count)) {
            times.clear();
            memory = "";
            entries = 0;
        }
    }

    private boolean read(Path file, long count) throws IOException {
        if (!Files.exists(file) || Files.size(file) < count * ENTRY_BYTES) {
            return false;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (long i = 0; i < count; i++) {
                times.put(in.readLong(), in.readLong());
            }
            return true;
        } catch (EOFException e) {
            return false;
        }
    }

    boolean has(long print) {
        return times.containsKey(print);
    }

    int size() {
        return times.size();
    }

    void add(long print, long millis) {
        times.put(print, millis);
        added.add(print);
    }

    /** All of it. */
    void forget() {
        times.clear();
    }

    /**
     * Writes what was added behind what holds, or all of it anew where most of the file is of no use any more.
     *
     * @param low what is older is forgotten
     */
    Mark write(long low) throws IOException {
        times.values().removeIf(millis -> millis < low);
        added.removeIf(print -> !times.containsKey(print));
        boolean anew = memory.isEmpty() || entries + added.size() > 2L * times.size() + SPARE;
        Iterable<Long> prints = anew ? times.keySet() : added;
        int count = anew ? times.size() : added.size();
        long begin = anew ? 0 : entries;
        if (count > 0) {
            ByteBuffer block = ByteBuffer.allocate(count * ENTRY_BYTES);
            prints.forEach(print -> block.putLong(print).putLong(times.get(print)));
            String next = anew
                    ? Long.toString(System.currentTimeMillis(), 36) + "-" + Long.toString(System.nanoTime(), 36)
                    : memory;
            write(next, begin * ENTRY_BYTES, block.flip());
            tidy(next);
            memory = next;
        }
        entries = begin + count;
        memory = entries == 0 ? "" : memory;
        added.clear();
        return new Mark(memory, entries);
    }

    private void write(String name, long at, ByteBuffer block) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel file =
                FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.truncate(at);
            file.position(at);
            while (block.hasRemaining()) {
                file.write(block);
            }
        }
    }

    /** The one before stays: the place that names it may still be the committed one. */
    private void tidy(String next) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.equals(next) && !name.equals(memory)) {
                    Files.delete(file);
                }
            }
        }
    }
}
