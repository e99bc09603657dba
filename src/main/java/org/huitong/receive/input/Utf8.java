package org.huitong.receive.input;

/** Strict UTF-8: overlong forms, surrogates, cut sequences and NUL are errors, never replaced. */
public final class Utf8 {
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
            long eight = EightBytes.at(bytes, i);
            high |= eight;
            nul |= EightBytes.zeros(eight);
        }
        for (; i < bytes.length; i++) {
            high |= bytes[i];
            nul |= EightBytes.zeros(bytes[i] | ~LAST);
        }
        return new Glance(EightBytes.beyondAscii(high) != 0, nul != 0);
    }

    /** Offset of the first LF from there; the length where there is none. */
    public static int lineEnd(byte[] bytes, int from) {
        return EightBytes.feed(bytes, from, bytes.length);
    }

    /** Offset of the first byte that is not UTF-8; -1 where all is well. */
    public static int firstMalformed(byte[] bytes) {
        return firstMalformed(bytes, 0, bytes.length);
    }

    /**
     * Index of the first byte of a stretch that is not UTF-8; -1 where all is well. By the table of the Unicode standard
     * (3-7): a second byte's range depends on the first, which leaves no overlong form and no surrogate.
     */
    public static int firstMalformed(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            int first = bytes[i];
            if (first >= 0) {
                i++;
                continue;
            }
            int length = length(first & 0xFF);
            if (length == 0 || i + length > to || !second(first & 0xFF, bytes[i + 1] & 0xFF)) {
                return i;
            }
            for (int next = 2; next < length; next++) {
                if ((bytes[i + next] & 0xC0) != 0x80) {
                    return i;
                }
            }
            i += length;
        }
        return -1;
    }

    /** Of a character by its first byte; 0 where none begins so. */
    private static int length(int first) {
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    private static boolean second(int first, int second) {
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        return second >= least && second <= most;
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
            if (c == 0) {
                return true;
            }
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                i++;
                boolean pair = c <= Character.MAX_HIGH_SURROGATE
                        && i < text.length()
                        && Character.isLowSurrogate(text.charAt(i));
                if (!pair) {
                    return true;
                }
            }
        }
        return false;
    }
}
