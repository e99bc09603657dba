package org.huitong.receive.format;

import java.nio.charset.Charset;
import org.huitong.receive.input.Strict;

/** Decodes the line, then cuts code points: a character beyond the BMP counts as one and stays whole. For one thread. */
final class CharSlicer extends Slicer {
    private final Strict strict;
    private String line;

    CharSlicer(Charset charset) {
        this.strict = new Strict(charset);
    }

    @Override
    boolean load(byte[] bytes, int from, int to) {
        line = strict.text(bytes, from, to);
        return line != null;
    }

    @Override
    String text(int at, int width) {
        int start = offset(0, at);
        return unpadded(line.substring(start, offset(start, width)));
    }

    private int offset(int start, int count) {
        return line.codePointCount(start, line.length()) <= count
                ? line.length()
                : line.offsetByCodePoints(start, count);
    }

    @Override
    int beyond(int width) {
        int end = line.length();
        int count = line.codePointCount(0, end);
        while (count > width && padding(line.charAt(end - 1))) {
            end--;
            count--;
        }
        return count - width;
    }

    @Override
    String beginning(String mark) {
        return line.substring(0, Math.min(line.length(), mark.length()));
    }

    @Override
    boolean blank() {
        return unpadded(line).isEmpty();
    }
}
