package org.huitong.receive.input;

import java.io.Closeable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.huitong.catalog.Charsets;

/**
 * Cuts an input into lines by its bytes, before decoding. That is safe for line ends alone: no character of GB 18030 or
 * UTF-8 has a byte below 0x30 beyond its first, while delimiters like {@code \} and {@code |} can be the second byte of a
 * character. LF, CRLF and CR end a line, mixed as they come. For one thread.
 */
public final class Lines implements Closeable {
    private static final int LF = '\n';
    private static final int CR = '\r';

    private final Window window;
    private final Charset charset;
    private final int most;
    private final int unit;
    private final int low;
    private long number;
    private long start;
    private long end;
    private long next;

    /**
     * Begins after a byte order mark.
     *
     * @param most bytes of one line
     */
    public Lines(Window window, Charset declared, int most) {
        Opening opening = Opening.of(window, declared);
        this.window = window;
        this.charset = opening.charset();
        this.most = most;
        this.next = opening.length();
        this.unit = Charsets.wide(charset) ? 2 : 1;
        this.low = charset.equals(StandardCharsets.UTF_16BE) ? 1 : 0;
    }

    /** Goes to the next line; false at the end. The line before may go from memory unless {@link #keep} says so. */
    public boolean next(long keep) {
        start = next;
        window.release(Math.min(keep, start));
        long place = start;
        while (true) {
            place = found(place);
            if (place < window.end() - (unit - 1)) {
                break;
            }
            if (window.end() - start > most) {
                throw tooLong();
            }
            if (!window.more()) {
                return last();
            }
        }
        end = place;
        if (end - start > most) {
            throw tooLong();
        }
        next = end + unit;
        boolean pair = at(end) == CR && window.ahead(next, unit) == unit && at(next) == LF;
        next += pair ? unit : 0;
        number++;
        return true;
    }

    /** Goes to the next line and lets go of everything before. */
    public boolean next() {
        return next(next);
    }

    /** The first place of a line end from here, else where whole units end. */
    private long found(long from) {
        byte[] b = window.bytes();
        int i = window.index(from);
        int to = window.index(window.end()) - (unit - 1);
        if (unit == 1) {
            i = EightBytes.lineEnd(b, i, to);
        } else {
            while (i < to && !(b[i + 1 - low] == 0 && (b[i + low] == LF || b[i + low] == CR))) {
                i += 2;
            }
        }
        return from + i - window.index(from);
    }

    private int at(long place) {
        byte[] b = window.bytes();
        int i = window.index(place);
        return unit == 1 ? b[i] : b[i + 1 - low] == 0 ? b[i + low] : -1;
    }

    private boolean last() {
        end = window.end();
        next = end;
        if (end > start) {
            number++;
        }
        return end > start;
    }

    private org.huitong.message.HuitongException tooLong() {
        return Refusals.tooLarge(
                "line " + (number + 1) + " at byte " + start + " has more than " + most + " bytes",
                "End each record's line, or send shorter records");
    }

    /** The charset with its byte order settled. */
    public Charset charset() {
        return charset;
    }

    public Window window() {
        return window;
    }

    /** Number of the line, from 1. */
    public long number() {
        return number;
    }

    /** Place of the line's first byte. */
    public long start() {
        return start;
    }

    /** Place after the line's last byte, without its end. */
    public long end() {
        return end;
    }

    /** Place of the line after this one. */
    public long following() {
        return next;
    }

    public byte[] bytes() {
        return window.bytes();
    }

    /** Index of the line's first byte in {@link #bytes}. */
    public int from() {
        return window.index(start);
    }

    /** Index after the line's last byte in {@link #bytes}. */
    public int to() {
        return window.index(end);
    }

    @Override
    public void close() {
        window.close();
    }
}
