package org.huitong.receive.input;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.huitong.catalog.Charsets;

/**
 * The first bytes of an input against the charset its source declares: a byte order mark settles the order of UTF-16 and
 * refuses another charset, and Chinese text that is UTF-8 throughout is not read as something else.
 *
 * @param charset of the bytes, its byte order settled
 * @param length of the byte order mark
 */
public record Opening(Charset charset, int length) {
    private static final int LONGEST = 4;
    private static final int LOOK = 64 << 10;
    private static final String CURE = "Let the source send its declared charset, or declare the one it sends";

    /**
     * Looks at the start of an input.
     *
     * @throws org.huitong.message.HuitongException RECEIVE_MALFORMED where the bytes are visibly of another charset
     */
    public static Opening of(Window window, Charset declared) {
        int count = window.ahead(0, LONGEST);
        byte[] bytes = window.bytes();
        Opening mark = mark(bytes, window.index(0), count);
        if (mark != null) {
            return settled(mark, declared);
        }
        if (declared.equals(StandardCharsets.UTF_16)) {
            throw Refusals.malformed(
                    0, "there is no byte order mark", "Declare UTF-16LE or UTF-16BE, or send the mark");
        }
        if (!Charsets.wide(declared) && !declared.equals(StandardCharsets.UTF_8)) {
            int length = window.ahead(0, LOOK);
            int at = Mojibake.utf8(window.bytes(), window.index(0), window.index(length), length < LOOK);
            if (at >= 0) {
                throw other(at, "Chinese text in UTF-8", declared);
            }
        }
        return new Opening(declared, 0);
    }

    private static Opening mark(byte[] b, int from, int count) {
        int first = count > 1 ? (b[from] & 0xFF) << 8 | b[from + 1] & 0xFF : 0;
        if (first == 0xFEFF) {
            return new Opening(StandardCharsets.UTF_16BE, 2);
        }
        if (first == 0xFFFE) {
            return new Opening(StandardCharsets.UTF_16LE, 2);
        }
        if (count > 2 && first == 0xEFBB && b[from + 2] == (byte) 0xBF) {
            return new Opening(StandardCharsets.UTF_8, 3);
        }
        boolean gb = count > 3 && first == 0x8431 && b[from + 2] == (byte) 0x95 && b[from + 3] == 0x33;
        return gb ? new Opening(Charsets.GB18030, 4) : null;
    }

    private static Opening settled(Opening mark, Charset declared) {
        boolean fits = mark.charset.equals(declared)
                || declared.equals(StandardCharsets.UTF_16) && Charsets.wide(mark.charset);
        if (!fits) {
            throw other(0, "a byte order mark of " + mark.charset.name(), declared);
        }
        return mark;
    }

    private static org.huitong.message.HuitongException other(long at, String what, Charset declared) {
        return Refusals.malformed(at, "there is " + what + ", but the source declares " + declared.name(), CURE);
    }
}
