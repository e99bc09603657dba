package org.huitong.bench.side;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a directory holds, and what a flush on its disk costs. */
public final class DiskUse {
    private static final int BLOCK = 64 * 1024;
    private static final int FLUSHES = 200;
    private static final int FLUSHED_BYTES = 1024;
    private static final double NANOS_PER_MILLI = 1e6;

    private DiskUse() {}

    /** Bytes in use: each file up to its last byte that is not zero, because journals allocate zeros ahead. */
    static long bytes(Path dir) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(dir)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        long sum = 0;
        for (Path file : files) {
            sum += used(file);
        }
        return sum;
    }

    /** Median milliseconds of an append of 1 KiB and its flush. */
    public static double fsyncMillis(Path dir) throws IOException {
        Path file = Files.createTempFile(dir, "fsync", ".bin");
        long[] nanos = new long[FLUSHES];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < FLUSHES; i++) {
                long begin = System.nanoTime();
                channel.write(ByteBuffer.allocate(FLUSHED_BYTES));
                channel.force(false);
                nanos[i] = System.nanoTime() - begin;
            }
        }
        Files.delete(file);
        Arrays.sort(nanos);
        return nanos[FLUSHES / 2] / NANOS_PER_MILLI;
    }

    static void remove(Path dir) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(dir)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    private static long used(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            for (long end = channel.size(); end > 0; end -= BLOCK) {
                long begin = Math.max(0, end - BLOCK);
                block.clear().limit((int) (end - begin));
                int read = channel.read(block, begin);
                for (int i = read - 1; i >= 0; i--) {
                    if (block.get(i) != 0) {
                        return begin + i + 1;
                    }
                }
            }
            return 0;
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }
}
