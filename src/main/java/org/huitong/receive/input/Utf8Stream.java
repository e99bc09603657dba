package org.huitong.receive.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** An input of another charset as UTF-8, decoded strictly on the way. For one thread. */
public final class Utf8Stream extends InputStream {
    private static final int CHARS = 8 << 10;

    private final Reader in;
    private final char[] chars = new char[CHARS];
    private byte[] bytes = new byte[0];
    private int at;

    /** @param in never gives half a pair at the end of a read; closed with this */
    public Utf8Stream(Reader in) {
        this.in = in;
    }

    @Override
    public int read() {
        return fill() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int from, int length) {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, to, from, count);
        at += count;
        return count;
    }

    private boolean fill() {
        while (at == bytes.length) {
            int count = take();
            if (count < 0) {
                return false;
            }
            ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(chars, 0, count));
            bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            at = 0;
        }
        return true;
    }

    private int take() {
        try {
            return in.read(chars, 0, CHARS);
        } catch (IOException e) {
            throw Refusals.unreadable(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
