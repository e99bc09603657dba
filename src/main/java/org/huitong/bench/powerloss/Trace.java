package org.huitong.bench.powerloss;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines that disk.c has written, in the order in which the changes were made; bytes of writes stay in the file. */
final class Trace {
    private static final int MAGIC = 0x48544453;
    private static final int HEAD = 40;

    /** As numbered in disk.c. */
    enum Op {
        NONE,
        OPEN,
        CLOSE,
        WRITE,
        RESIZE,
        RENAME,
        UNLINK,
        MKDIR,
        RMDIR,
        SYNC_BEGIN,
        SYNC_END,
        DUP,
        MAP,
        UNSEEN
    }

    /**
     * One line.
     *
     * @param arg depends on the operation
     * @param nanos of System.nanoTime, which is the same clock
     * @param data where its bytes stand in the trace
     * @param text the bytes, where they are names
     */
    record Line(Op op, int fd, int arg, long nanos, long offset, int length, long data, String text) {}

    private Trace() {}

    /** All whole lines; the last may have been cut off by a death. */
    static List<Line> read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
            for (long at = 0; at + HEAD <= channel.size(); ) {
                head.clear();
                fill(channel, head, at);
                Line line = line(channel, head.flip(), at + HEAD);
                if (line.data() + line.length() > channel.size()) {
                    return lines;
                }
                lines.add(line);
                at = line.data() + line.length();
            }
        }
        return lines;
    }

    private static Line line(FileChannel channel, ByteBuffer head, long data) throws IOException {
        if (head.getInt() != MAGIC) {
            throw new IOException("the trace has no line at byte " + (data - HEAD));
        }
        Op op = Op.values()[head.getInt()];
        int fd = head.getInt();
        int arg = head.getInt();
        long nanos = head.getLong();
        long offset = head.getLong();
        int length = Math.toIntExact(head.getLong());
        boolean bytes = op == Op.WRITE || data + length > channel.size();
        return new Line(op, fd, arg, nanos, offset, length, data, bytes ? "" : text(channel, data, length));
    }

    private static String text(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        fill(channel, bytes, at);
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    /** Reads until the buffer is full. */
    static void fill(FileChannel channel, ByteBuffer into, long at) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into, at + into.position()) < 0) {
                throw new EOFException("the trace ends at byte " + (at + into.position()));
            }
        }
    }
}
