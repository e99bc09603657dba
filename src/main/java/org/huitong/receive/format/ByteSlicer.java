package org.huitong.receive.format;

import java.nio.charset.Charset;
import org.huitong.receive.input.Strict;

/** Cuts bytes, then decodes: a field that ends within a character is not of the charset. For one thread. */
final class ByteSlicer extends Slicer {
    private final Strict strict;
    private final Charset charset;
    private byte[] bytes;
    private int from;
    private int to;

    ByteSlicer(Charset charset) {
        this.charset = charset;
        this.strict = new Strict(charset);
    }

    @Override
    boolean load(byte[] line, int start, int end) {
        bytes = line;
        from = start;
        to = end;
        return true;
    }

    @Override
    String text(int at, int width) {
        int start = Math.min(from + at, to);
        int end = Math.min(start + width, to);
        while (end > start && blank(bytes[end - 1])) {
            end--;
        }
        while (start < end && blank(bytes[start])) {
            start++;
        }
        String text = strict.text(bytes, start, end);
        return text == null ? null : unpadded(text);
    }

    /** No character's last byte is below 0x30. */
    private static boolean blank(byte b) {
        return b == ' ' || b == 0;
    }

    @Override
    int beyond(int width) {
        int end = to;
        while (end - from > width && (blank(bytes[end - 1]) || bytes[end - 1] == 0x1A)) {
            end--;
        }
        return end - from - width;
    }

    @Override
    String beginning(String mark) {
        String text = strict.text(bytes, from, Math.min(to, from + mark.getBytes(charset).length));
        return text == null ? "" : text;
    }

    @Override
    boolean blank() {
        int end = to;
        while (end > from && (blank(bytes[end - 1]) || bytes[end - 1] == 0x1A)) {
            end--;
        }
        return end == from;
    }
}
