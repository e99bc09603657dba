package org.huitong.receive.input;

/** Bytes that are visibly Chinese in UTF-8, whatever charset was declared for them. */
final class Mojibake {
    private static final int ENOUGH = 2;

    private Mojibake() {}

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
