package org.huitong.element;

/** ASCII digits, read without exceptions. */
public final class Digits {
    private Digits() {}

    public static boolean is(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether all from (inclusive) to (exclusive) are digits. */
    public static boolean all(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!is(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The number that the digits from (inclusive) to (exclusive) write; the caller has checked that they are digits. */
    public static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
