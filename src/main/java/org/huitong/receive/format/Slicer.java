package org.huitong.receive.format;

import java.nio.charset.Charset;
import org.huitong.catalog.layout.FixedWidth;

/** Cuts fields out of one line, by bytes or by characters. For one thread. */
abstract class Slicer {

    static Slicer of(FixedWidth.Unit unit, Charset charset) {
        return unit == FixedWidth.Unit.CHARS ? new CharSlicer(charset) : new ByteSlicer(charset);
    }

    /** Takes a line; false where it is not of the charset and that is known already. */
    abstract boolean load(byte[] bytes, int from, int to);

    /** A field without its padding; empty where the line ends before it, null where its bytes are not whole characters. */
    abstract String text(int at, int width);

    /** How much longer than so many units the line is, padding not counted; negative where it is shorter. */
    abstract int beyond(int width);

    /** What the line begins with, as long as the mark; empty where that is not of the charset. */
    abstract String beginning(String mark);

    abstract boolean blank();

    static String unpadded(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && padding(text.charAt(from))) {
            from++;
        }
        while (to > from && padding(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean padding(char c) {
        return c == ' ' || c == '\u3000' || c == 0 || c == '\u001A';
    }
}
