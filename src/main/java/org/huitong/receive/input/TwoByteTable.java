package org.huitong.receive.input;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.huitong.catalog.Charsets;

/**
 * The characters of two bytes of a Chinese charset, as the JDK's own decoder has them, in one array: its loop costs several
 * times as much per character. What is not in the table, four bytes and whatever is wrong, stays the decoder's matter.
 * Immutable.
 */
final class TwoByteTable {
    private static final int FIRST_LEAD = 0x81;
    private static final int LAST_LEAD = 0xFE;
    private static final int FIRST_TRAIL = 0x40;
    private static final int TRAILS = 192;
    private static final Map<Charset, TwoByteTable> TABLES = new ConcurrentHashMap<>();

    private final char[] chars = new char[(LAST_LEAD - FIRST_LEAD + 1) * TRAILS];

    private TwoByteTable(Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(2);
        for (int lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
            for (int trail = FIRST_TRAIL; trail < 0xFF; trail++) {
                out.clear();
                decoder.reset();
                boolean bad = decoder.decode(ByteBuffer.wrap(new byte[] {(byte) lead, (byte) trail}), out, true)
                                .isError()
                        || decoder.flush(out).isError();
                if (!bad && out.position() == 1) {
                    chars[(lead - FIRST_LEAD) * TRAILS + trail - FIRST_TRAIL] = out.get(0);
                }
            }
        }
    }

    /** Null for a charset that has none. */
    static TwoByteTable of(Charset charset) {
        return charset.equals(Charsets.GB18030) || charset.equals(Charsets.CP936)
                ? TABLES.computeIfAbsent(charset, TwoByteTable::new)
                : null;
    }

    /**
     * Decodes ASCII and characters of two bytes until something else comes.
     *
     * @param out has room for as many chars as there are bytes
     * @param at where in {@code out} to begin
     * @return index of the first byte that was not decoded in the upper half, number of chars in the lower
     */
    long decode(byte[] bytes, int from, int to, char[] out, int at) {
        int i = from;
        int o = at;
        while (i < to) {
            int lead = bytes[i];
            if (lead >= 0) {
                out[o++] = (char) lead;
                i++;
                continue;
            }
            lead = (lead & 0xFF) - FIRST_LEAD;
            int trail = i + 1 < to ? (bytes[i + 1] & 0xFF) - FIRST_TRAIL : -1;
            int index = lead * TRAILS + trail;
            if (lead < 0 || trail < 0 || index >= chars.length || chars[index] == 0) {
                break;
            }
            out[o++] = chars[index];
            i += 2;
        }
        return (long) i << 32 | o;
    }
}
