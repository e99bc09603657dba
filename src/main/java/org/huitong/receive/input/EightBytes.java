package org.huitong.receive.input;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at bytes eight at a time: most of an input is plain, and a look at each byte costs more than to parse it. */
final class EightBytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = ONES << 7;
    private static final long FEEDS = ONES * '\n';
    private static final long RETURNS = ONES * '\r';

    private EightBytes() {}

    static long at(byte[] bytes, int index) {
        return (long) EIGHT.get(bytes, index);
    }

    /** Not zero where one of the eight bytes is zero. */
    static long zeros(long eight) {
        return (eight - ONES) & ~eight & HIGHS;
    }

    /** Not zero where one of the eight bytes is beyond ASCII. */
    static long beyondAscii(long eight) {
        return eight & HIGHS;
    }

    /** Index of the first LF from there; {@code to} where there is none. */
    static int feed(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES && zeros(at(bytes, i) ^ FEEDS) == 0) {
            i += Long.BYTES;
        }
        while (i < to && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Index of the first LF or CR from there; {@code to} where there is none. */
    static int lineEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES) {
            long eight = at(bytes, i);
            if ((zeros(eight ^ FEEDS) | zeros(eight ^ RETURNS)) != 0) {
                break;
            }
            i += Long.BYTES;
        }
        while (i < to && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    /** Index of the first byte from there that is NUL or beyond ASCII; {@code to} where there is none. */
    static int plain(byte[] bytes, int from, int to) {
        int i = from;
        while (i <= to - Long.BYTES) {
            long eight = at(bytes, i);
            if ((beyondAscii(eight) | zeros(eight)) != 0) {
                break;
            }
            i += Long.BYTES;
        }
        while (i < to && bytes[i] > 0) {
            i++;
        }
        return i;
    }
}
