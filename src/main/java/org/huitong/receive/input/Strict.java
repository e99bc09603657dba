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
    private boolean plain;
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
        if (ascii && EightBytes.plain(bytes, from, to) == to) {
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
        int start = ascii ? EightBytes.plain(bytes, from, to) : from;
        int length = start - from;
        plain = start == to && ascii;
        widen(bytes, from, length);
        if (table != null && start < to) {
            long done = table.decode(bytes, start, to, out.array(), length);
            start = (int) (done >>> 32);
            length = (int) done;
        }
        out.position(length);
        return start == to ? length : rest(bytes, start, to);
    }

    /** The JDK widens Latin-1 many bytes at a time, and only in this way. */
    private void widen(byte[] bytes, int from, int length) {
        if (length > 0) {
            new String(bytes, from, length, StandardCharsets.ISO_8859_1).getChars(0, length, out.array(), 0);
        }
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

    /** Whether the last stretch that became chars was ASCII without a NUL, of which nothing more need be asked. */
    public boolean plain() {
        return plain;
    }

    /** Index of the first byte that was not of the charset. */
    public int badAt() {
        return badAt;
    }
}
