package org.huitong.receive.drop;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Finds keys that come more than once among any number of them, in bounded memory: 128-bit fingerprints are spread over
 * files, equal ones into the same, and one file is looked at at a time. No key is written anywhere. For one thread.
 */
final class KeySpill implements AutoCloseable {
    private static final long BYTES_OF_INPUT = 16 << 20;
    private static final int MOST_PARTS = 256;
    private static final int BUFFER = 4096;
    private static final int ENTRY_BYTES = 3 * Long.BYTES;
    private static final Comparator<Entry> BY_KEY =
            Comparator.comparingLong(Entry::high).thenComparingLong(Entry::low);

    private final MessageDigest sha = Digests.sha256();
    private final Path directory;
    private final DataOutputStream[] parts;
    private final long[] counts;

    private record Entry(long high, long low, long record) {
        boolean sameKey(Entry other) {
            return high == other.high && low == other.low;
        }
    }

    /** @param inputBytes size of the file the keys are of: as many parts as keep each small */
    KeySpill(Path folder, long inputBytes) throws IOException {
        directory = Files.createTempDirectory(folder, ".keys-");
        parts = new DataOutputStream[(int) Math.min(MOST_PARTS, 1 + inputBytes / BYTES_OF_INPUT)];
        counts = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(i)), BUFFER));
        }
    }

    private Path file(int part) {
        return directory.resolve(Integer.toString(part));
    }

    void add(String key, long record) throws IOException {
        ByteBuffer print = ByteBuffer.wrap(sha.digest(key.getBytes(StandardCharsets.UTF_8)));
        long high = print.getLong();
        int part = (int) Long.remainderUnsigned(high, parts.length);
        parts[part].writeLong(high);
        parts[part].writeLong(print.getLong());
        parts[part].writeLong(record);
        counts[part]++;
    }

    /** Numbers of the records whose key another one has, too, in order; nothing can be added after that. */
    LongStream twice() throws IOException {
        LongStream.Builder twice = LongStream.builder();
        for (int i = 0; i < parts.length; i++) {
            parts[i].close();
            List<Entry> entries = entries(i);
            entries.sort(BY_KEY);
            for (int at = 0; at < entries.size(); at++) {
                Entry entry = entries.get(at);
                boolean before = at > 0 && entry.sameKey(entries.get(at - 1));
                boolean after = at + 1 < entries.size() && entry.sameKey(entries.get(at + 1));
                if (before || after) {
                    twice.add(entry.record());
                }
            }
        }
        return twice.build().sorted().distinct();
    }

    private List<Entry> entries(int part) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file(part)), BUFFER * ENTRY_BYTES))) {
            for (long left = counts[part]; left > 0; left--) {
                entries.add(new Entry(in.readLong(), in.readLong(), in.readLong()));
            }
        }
        return entries;
    }

    @Override
    public void close() throws IOException {
        for (DataOutputStream part : parts) {
            part.close();
        }
        remove(directory);
    }

    /** Also one that a death has left. */
    static void remove(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
