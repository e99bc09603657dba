package org.huitong.receive.input;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.huitong.catalog.Charsets;

/**
 * Decodes stretches of bytes and replaces nothing. The lenient constructors of String turn a cut character into U+FFFD and
 * say nothing, so nobody here uses them on foreign bytes. For one thread.
 */
public final class Strict {
    private static final int ROOM = 1024;

    private final CharsetDecoder decoder;
    private final boolean ascii;
    private final TwoByteTable table;
    private CharBuffer out = CharBuffer.allocate(ROOM);
    private int badAt;

    public Strict(Charset charset) {
        this.ascii = !Charsets.wide(charset);
        this.table = TwoByteTable.of(charset);
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The text; null where the bytes are not of the charset, {@link #badAt} then says where. */
    public String text(byte[] bytes, int from, int to) {
        if (ascii && plain(bytes, from, to) == to) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        int length = chars(bytes, from, to);
        return length < 0 ? null : new String(out.array(), 0, length);
    }

    /** Decodes into {@link #buffer}; the number of chars, or -1 where the bytes are not of the charset. */
    public int chars(byte[] bytes, int from, int to) {
        if (out.capacity() < to - from) {
            out = CharBuffer.allocate(2 * (to - from));
        }
        out.clear();
        int start = from;
        int length = 0;
        if (table != null) {
            long done = table.decode(bytes, from, to, out.array(), 0);
            start = (int) (done >>> 32);
            length = (int) done;
        } else if (ascii) {
            start = plain(bytes, from, to);
            length = start - from;
            char[] chars = out.array();
            for (int i = 0; i < length; i++) {
                chars[i] = (char) bytes[from + i];
            }
        }
        out.position(length);
        return start == to ? length : rest(bytes, start, to);
    }

    private int rest(byte[] bytes, int from, int to) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        decoder.reset();
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        if (result.isError()) {
            badAt = in.position();
            return -1;
        }
        return out.position();
    }

    /** The chars of the last stretch; overwritten by the next one. */
    public char[] buffer() {
        return out.array();
    }

    /** Index of the first byte that was not of the charset. */
    public int badAt() {
        return badAt;
    }

    private static int plain(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] >= 0) {
            i++;
        }
        return i;
    }
}
