package org.huitong.element;

import java.util.StringJoiner;

/** What a value looks like, without saying what it is: {@code 18 characters: 17 digits, 1 letter}. */
public final class Shape {
    private static final String[] ONE = {
        "digit", "letter", "Chinese character", "blank", "full-width sign", "other sign"
    };
    private static final int DIGIT = 0;
    private static final int LETTER = 1;
    private static final int HAN = 2;
    private static final int BLANK = 3;
    private static final int WIDE = 4;
    private static final int OTHER = 5;

    private Shape() {}

    /** @param value null for no value */
    public static String of(String value) {
        if (value == null) {
            return "nothing";
        }
        int[] counts = new int[ONE.length];
        value.codePoints().forEach(c -> counts[kind(c)]++);
        int all = value.codePointCount(0, value.length());
        StringJoiner kinds = new StringJoiner(", ");
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                kinds.add(count(counts[i], ONE[i]));
            }
        }
        return all == 0 ? "an empty text" : count(all, "character") + ": " + kinds;
    }

    private static String count(int n, String one) {
        return n + " " + one + (n == 1 ? "" : "s");
    }

    private static int kind(int c) {
        if (c >= '0' && c <= '9') {
            return DIGIT;
        }
        if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
            return LETTER;
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return BLANK;
        }
        if (c >= '！' && c <= '～') {
            return WIDE;
        }
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN ? HAN : OTHER;
    }
}
