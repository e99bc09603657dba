package org.huitong.receive.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A stretch of the input that is in memory: all of a push, or the part of a file between what is still needed and what was
 * read. Places are counted from the start of the input. For one thread.
 */
public final class Window implements Closeable {
    private static final int CHUNK = 64 << 10;

    private final InputStream in;
    private byte[] bytes;
    private long base;
    private int end;
    private long needed;

    /** All of a push; the array is kept and never changed. */
    public Window(byte[] all) {
        this.in = null;
        this.bytes = all;
        this.end = all.length;
    }

    /** A file; closed with this window. */
    public Window(InputStream in) {
        this.in = in;
        this.bytes = new byte[2 * CHUNK];
    }

    /** Where the bytes stand now; another array after each {@link #more}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Index in {@link #bytes} of a place that is in memory. */
    public int index(long place) {
        return (int) (place - base);
    }

    /** The place after the last byte in memory. */
    public long end() {
        return base + end;
    }

    /** Bytes before this place may go. */
    public void release(long place) {
        needed = place;
    }

    /** Reads on; false at the end of the input. Throws RECEIVE-MALFORMED where the input cannot be read. */
    public boolean more() {
        if (in == null) {
            return false;
        }
        if (bytes.length - end < CHUNK) {
            int from = index(needed);
            byte[] room = end - from + CHUNK > bytes.length ? new byte[2 * (end - from + CHUNK)] : bytes;
            System.arraycopy(bytes, from, room, 0, end - from);
            bytes = room;
            base += from;
            end -= from;
        }
        try {
            int count = in.read(bytes, end, CHUNK);
            end += Math.max(0, count);
            return count >= 0;
        } catch (IOException e) {
            throw Refusals.unreadable(e);
        }
    }

    /** Reads on until so many bytes from this place are in memory, or the input ends. */
    public int ahead(long place, int count) {
        while (end() - place < count && more()) {
            continue;
        }
        return (int) Math.min(count, end() - place);
    }

    /** Whether all of the input is one array that stays. */
    public boolean whole() {
        return in == null;
    }

    public byte[] copy(long from, long to) {
        return Arrays.copyOfRange(bytes, index(from), index(to));
    }

    @Override
    public void close() {
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                // It was only read: nothing is lost by a stream that does not close.
            }
        }
    }
}
