package org.huitong.receive.input;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.util.BitSet;
import org.huitong.catalog.Charsets;

/**
 * Text that was once decoded with the wrong charset and is lost (乱码): U+FFFD and 锟斤拷 stand for bytes that nobody has any
 * more; 寮犱笁 is UTF-8 read as GBK. A run of Chinese is taken for the latter only where all of it, put back into GB 18030, is
 * UTF-8 of at least two ideographs or full-width signs: three or more characters of true text hardly ever fall so.
 */
public final class Mojibake {
    private static final char LOST = '\uFFFD';
    private static final String LOST_TWICE = "锟斤拷";
    private static final int ENOUGH = 2;
    private static final int MAX_RUN = 4096;
    /** Characters whose bytes in GB 18030 can begin an ideograph of UTF-8: all others need no second look. */
    private static final BitSet BEGINS = begins();

    private Mojibake() {}

    private static BitSet begins() {
        BitSet set = new BitSet(1 << 16);
        CharsetEncoder encoder = Charsets.GB18030.newEncoder();
        for (int c = 0x80; c < 0xD800; c++) {
            byte[] bytes = encoded(encoder, CharBuffer.wrap(new char[] {(char) c}));
            if (bytes != null && bytes.length == 2 && lead(bytes[0]) && follows(bytes[1])) {
                set.set(c);
            }
        }
        return set;
    }

    /** Whether the text holds what is left of a wrong decoding. */
    public static boolean in(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (c == LOST || c == LOST_TWICE.charAt(0) && lostTwice(text, i)) {
                return true;
            }
            boolean first = i == 0 || text.charAt(i - 1) < 0x80;
            if (first && BEGINS.get(c) && utf8Run(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean lostTwice(CharSequence text, int at) {
        return at + 2 < text.length()
                && text.charAt(at + 1) == LOST_TWICE.charAt(1)
                && text.charAt(at + 2) == LOST_TWICE.charAt(2);
    }

    private static boolean utf8Run(CharSequence text, int from) {
        int to = from;
        while (to < text.length() && to - from < MAX_RUN && text.charAt(to) >= 0x80) {
            to++;
        }
        byte[] bytes = encoded(Charsets.GB18030.newEncoder(), CharBuffer.wrap(text, from, to));
        return bytes != null && utf8(bytes, 0, bytes.length, true) >= 0;
    }

    private static byte[] encoded(CharsetEncoder encoder, CharBuffer text) {
        try {
            java.nio.ByteBuffer bytes = encoder.encode(text);
            return java.util.Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /**
     * Where the first Chinese character of bytes stands whose every character beyond ASCII is an ideograph or a full-width
     * sign in UTF-8; -1 where they are not.
     *
     * @param complete whether the bytes end here, or may be cut within a character
     */
    static int utf8(byte[] b, int from, int to, boolean complete) {
        int found = 0;
        int first = -1;
        int i = from;
        while (i < to) {
            if (b[i] >= 0) {
                i++;
                continue;
            }
            if (to - i < 3 && !complete) {
                break;
            }
            if (to - i < 3 || !lead(b[i]) || !follows(b[i + 1]) || !follows(b[i + 2])) {
                return -1;
            }
            first = found == 0 ? i - from : first;
            found++;
            i += 3;
        }
        return found >= ENOUGH ? first : -1;
    }

    /** U+3000 to U+9FFF and U+F000 to U+FFFF: signs, ideographs, full-width forms. */
    private static boolean lead(byte b) {
        int value = b & 0xFF;
        return value >= 0xE3 && value <= 0xE9 || value == 0xEF;
    }

    private static boolean follows(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
