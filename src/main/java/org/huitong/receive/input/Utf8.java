package org.huitong.receive.input;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8: overlong forms, surrogates, cut sequences and NUL are errors, never replaced. */
public final class Utf8 {
    private static final int CHUNK = 8 << 10;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = ONES << 7;
    private static final long FEEDS = ONES * '\n';
    private static final long LAST = 0xFF;

    private Utf8() {}

    /** Length of a byte order mark at the start: 3, or 0 for none. */
    public static int mark(byte[] bytes) {
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    /** What a text holds that must be looked at closely. */
    public record Glance(boolean beyondAscii, boolean nul) {}

    /** One look at all bytes, eight at a time. */
    public static Glance glance(byte[] bytes) {
        long high = 0;
        long nul = 0;
        int i = 0;
        for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
            long eight = (long) EIGHT.get(bytes, i);
            high |= eight;
            nul |= zeros(eight);
        }
        for (; i < bytes.length; i++) {
            high |= bytes[i];
            nul |= zeros(bytes[i] | ~LAST);
        }
        return new Glance((high & HIGHS) != 0, nul != 0);
    }

    /** Not zero where one of the eight bytes is zero. */
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGHS;
    }

    /** Offset of the first LF from there; the length where there is none. */
    public static int lineEnd(byte[] bytes, int from) {
        int i = from;
        while (i <= bytes.length - Long.BYTES && zeros((long) EIGHT.get(bytes, i) ^ FEEDS) == 0) {
            i += Long.BYTES;
        }
        while (i < bytes.length && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Offset of the first byte that is not UTF-8; -1 where all is well. */
    public static int firstMalformed(byte[] bytes) {
        return firstMalformed(bytes, 0, bytes.length);
    }

    /** Index of the first byte of a stretch that is not UTF-8; -1 where all is well. */
    public static int firstMalformed(byte[] bytes, int from, int to) {
        int ascii = from;
        while (ascii < to && bytes[ascii] >= 0) {
            ascii++;
        }
        if (ascii == to) {
            return -1;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, ascii, to - ascii);
        CharBuffer out = CharBuffer.allocate(Math.min(CHUNK, to - from));
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return result.isError() ? in.position() : -1;
    }

    /** Offset of the first NUL; -1 for none. A NUL is never text, and many far ends end a string there. */
    public static int firstNul(byte[] bytes) {
        return firstNul(bytes, 0, bytes.length);
    }

    /** Index of the first NUL of a stretch; -1 for none. */
    public static int firstNul(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether escapes have built a NUL or half a character, which no UTF-8 can carry on. */
    public static boolean broken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return true;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return true;
                }
            }
        }
        return false;
    }
}
