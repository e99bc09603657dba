package org.huitong.scaffold.look;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huitong.catalog.Charsets;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * The beginning of a sample, as text.
 *
 * @param whole whether it is all of it
 * @param charset as a mapping names it
 */
record Sampled(String file, byte[] bytes, boolean whole, String charset) {
    private static final int MOST = 1 << 20;

    /** @throws HuitongException CONFIG_INVALID where it cannot be read, or is of no charset that a source may have */
    static Sampled of(Path file, String charset) {
        byte[] bytes;
        if (!Files.isRegularFile(file)) {
            throw wrong(file.toString(), "it is no file", "Give the path of a sample");
        }
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST + 1);
        } catch (IOException e) {
            throw wrong(file.toString(), "it cannot be read", "See who may read it");
        }
        if (bytes.length == 0) {
            throw wrong(file.toString(), "it is empty", "Give a sample with some records");
        }
        boolean whole = bytes.length <= MOST;
        byte[] head = whole ? bytes : java.util.Arrays.copyOf(bytes, lastLine(bytes));
        String named = charset.isEmpty()
                ? Encoding.of(head)
                        .orElseThrow(() -> wrong(
                                file.toString(),
                                "it is neither UTF-8 nor GB18030 nor UTF-16",
                                "Say --charset, or export it again in its own charset"))
                : charset;
        if (Charsets.named(named).isEmpty()) {
            throw wrong(file.toString(), "there is no charset " + named, "Say UTF-8, GB18030, CP936 or UTF-16");
        }
        return new Sampled(file.toString(), head, whole, named);
    }

    /** Behind the last line feed: what follows may be cut within a character. */
    private static int lastLine(byte[] bytes) {
        for (int i = MOST; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return MOST;
    }

    Charset set() {
        return Charsets.named(charset).orElseThrow();
    }

    /** Without a byte order mark. What is not of the charset shows itself when the sample is decoded strictly. */
    String text() {
        String text = new String(bytes, set());
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** A refusal without a word of what is in the sample. */
    static HuitongException wrong(String file, String what, String cure) {
        return new HuitongException(
                ErrorCode.CONFIG_INVALID, "looking at " + file + " failed: " + what + ". " + cure + ".");
    }

    HuitongException wrong(String what, String cure) {
        return wrong(file, what, cure);
    }
}
