package org.huitong.element.text;

import java.text.Normalizer;

/** The steps that only reshape text; each answers the same instance where there is nothing to do. */
public final class Texts {
    private static final int WIDE = 'Ａ' - 'A';

    private Texts() {}

    /** Off both ends: what Unicode calls white space (U+3000, too), no-break spaces, NUL padding, byte order marks. */
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && empty(text.charAt(from))) {
            from++;
        }
        while (to > from && empty(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean empty(char c) {
        if (c > ' ' && c < 0x7F) {
            return false;
        }
        return c == 0 || c == '\uFEFF' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Full-width ASCII (U+FF01 to U+FF5E) and the ideographic space become ASCII. */
    public static String foldWidth(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (wide(text.charAt(i))) {
                return folded(text, i);
            }
        }
        return text;
    }

    private static String folded(String text, int first) {
        char[] chars = text.toCharArray();
        for (int i = first; i < chars.length; i++) {
            if (chars[i] == '\u3000') {
                chars[i] = ' ';
            } else if (wide(chars[i])) {
                chars[i] -= WIDE;
            }
        }
        return new String(chars);
    }

    private static boolean wide(char c) {
        return c >= '！' && c <= '～' || c == '\u3000';
    }

    /** Words that legacy systems write into an empty column become an empty text, which is no value. */
    public static String nullWords(String text) {
        return switch (text) {
            case "NULL", "null", "Null", "无", "/", "-", "—", "不详" -> "";
            default -> text;
        };
    }

    /** Unicode normalization form C, the form of the bus. */
    public static String nfc(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!composed(text.charAt(i))) {
                return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                        ? text
                        : Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /** Whether the character is in form C wherever it stands: Latin-1, Chinese, full-width signs; quick, not complete. */
    static boolean composed(char c) {
        return c < '\u0300'
                || c >= '\u3400' && c <= '\u9FFF'
                || c >= '\u3000' && c < '\u302A'
                || c >= '\uFF00' && c < '\uFFF0';
    }

    /** A NUL ends strings in many far ends; half a surrogate pair can be written in no UTF-8. */
    public static boolean broken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return true;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
