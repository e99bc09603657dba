package org.huitong.scaffold.look;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.huitong.catalog.Charsets;

/**
 * Which charset bytes are of, by what they can be: text that is UTF-8 throughout is hardly ever something else, and what is
 * not is GB 18030 where that reads all of it.
 */
final class Encoding {
    private Encoding() {}

    /** As a mapping names it; empty where none fits. */
    static Optional<String> of(byte[] bytes) {
        if (bytes.length > 1 && ((bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF) == 0xFEFF
                || bytes.length > 1 && ((bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF) == 0xFFFE) {
            return Optional.of("UTF-16");
        }
        if (nuls(bytes, 0)) {
            return Optional.of("UTF-16BE");
        }
        if (nuls(bytes, 1)) {
            return Optional.of("UTF-16LE");
        }
        if (reads(bytes, StandardCharsets.UTF_8)) {
            return Optional.of("UTF-8");
        }
        return reads(bytes, Charsets.GB18030) ? Optional.of("GB18030") : Optional.empty();
    }

    /** Whether every second byte of the beginning is none: ASCII in UTF-16. */
    private static boolean nuls(byte[] bytes, int from) {
        int nuls = 0;
        int all = 0;
        for (int i = from; i < Math.min(bytes.length, 256); i += 2) {
            all++;
            nuls += bytes[i] == 0 ? 1 : 0;
        }
        return all > 4 && nuls > all / 2;
    }

    private static boolean reads(byte[] bytes, Charset charset) {
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        return !charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                // The last character may be cut.
                .decode(ByteBuffer.wrap(bytes), out, false)
                .isError();
    }
}
