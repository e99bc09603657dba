package org.huitong.element.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;
import org.huitong.element.Fault;

/**
 * Finds texts whose bytes were once read with a wrong charset. Nothing is repaired: what was lost on the way cannot be
 * told from what was kept. {@link #find} is quick for what is well: one look at each character.
 */
public final class Garbled {
    private static final char REPLACEMENT = '\uFFFD';
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int TWICE = 2;

    private static final Fault LOST =
            fault("a character was lost when bytes were read with a wrong charset (U+FFFD stands in its place)");
    private static final Fault TWICE_DAMAGED = fault(
            "the text was damaged twice: bytes of one charset read as another, then as a third (the well-known U+951F U+65A4 U+62F7)");
    private static final Fault UTF8_AS_GBK = fault("these are the bytes of a UTF-8 text that was read as GBK");

    /** Characters whose GBK bytes begin as a Chinese character does in UTF-8, or as a byte order mark does. */
    private static final BitSet SUSPECT = suspects();

    private Garbled() {}

    private static Fault fault(String what) {
        return new Fault(
                "mojibake", "GB 18030", what, "declare the charset that the source really writes, and read it again");
    }

    private static BitSet suspects() {
        BitSet suspects = new BitSet();
        byte[] pair = new byte[TWICE];
        for (int lead = 0xE3; lead <= 0xEF; lead++) {
            for (int trail = 0x80; trail <= 0xBF; trail++) {
                pair[0] = (byte) lead;
                pair[1] = (byte) trail;
                suspects.set(new String(pair, GB18030).charAt(0));
            }
        }
        return suspects;
    }

    /** Whether the character may stand in a garbled text only, or where a garbled one begins. */
    static boolean suspect(char c) {
        return c == REPLACEMENT || c == '锟' || c == '斤' || c == '拷' || SUSPECT.get(c);
    }

    /** What is wrong with the text; empty where nothing is. */
    public static Optional<Fault> find(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                run = 0;
                continue;
            }
            if (c == REPLACEMENT) {
                return Optional.of(LOST);
            }
            if (twice(c, text, i)) {
                return Optional.of(TWICE_DAMAGED);
            }
            if (run == 0 && SUSPECT.get(c) && utf8AsGbk(text, i)) {
                return Optional.of(UTF8_AS_GBK);
            }
            run++;
        }
        return Optional.empty();
    }

    /** Two of the three characters that U+FFFD in UTF-8 becomes in GBK, one after the other, from wherever it was cut. */
    private static boolean twice(char c, String text, int at) {
        if (c != '锟' && c != '斤' && c != '拷' || at + 1 == text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return c == '锟' && next == '斤' || c == '斤' && next == '拷' || c == '拷' && next == '锟';
    }

    /**
     * Whether the run of other than ASCII characters from {@code from} is, in GBK bytes, a UTF-8 text of at least two
     * Chinese characters. Its last character may be cut: an odd number of bytes leaves a half one, read as a question mark.
     */
    private static boolean utf8AsGbk(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) >= 0x80 && text.charAt(to) != REPLACEMENT) {
            to++;
        }
        boolean cut = to < text.length() && (text.charAt(to) == '?' || text.charAt(to) == REPLACEMENT);
        ByteBuffer bytes = encoded(text, from, to);
        if (bytes == null) {
            return false;
        }
        CharBuffer chars = CharBuffer.allocate(bytes.remaining());
        boolean malformed =
                StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, !cut).isError();
        chars.flip();
        return !malformed && chinese(chars);
    }

    private static ByteBuffer encoded(String text, int from, int to) {
        try {
            return GB18030.newEncoder().encode(CharBuffer.wrap(text, from, to));
        } catch (CharacterCodingException e) {
            return null; // half a surrogate pair: no bytes were ever read so
        }
    }

    private static boolean chinese(CharBuffer chars) {
        int count = 0;
        for (int i = 0; i < chars.length(); i++) {
            char c = chars.charAt(i);
            if (c >= '\u4E00' && c <= '\u9FFF') {
                count++;
            } else if (c != '\uFEFF' && c != '·' && (c < '\u3000' || c > '\u303F') && (c < '\uFF00' || c > '\uFF60')) {
                return false;
            }
        }
        return count >= TWICE;
    }
}
