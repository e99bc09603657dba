package org.huitong.receive.format;

import java.io.Reader;
import org.huitong.receive.input.Lines;
import org.huitong.receive.input.Refusals;
import org.huitong.receive.input.Strict;

/**
 * Gives the CSV parser one line at a time, so that after each record it is known which lines, and so which bytes, it was
 * made of. Every line ends with LF for it. For one thread.
 */
final class LineFeed extends Reader {
    private static final int ROOM = 1024;

    private final Lines lines;
    private final Strict strict;
    private final Dialect dialect;
    private final boolean plain;
    private final int mostBytes;
    private char[] line = new char[ROOM];
    private int at;
    private int length;
    private long start;
    private long startLine;
    private boolean fresh = true;
    private boolean undecodable;
    private boolean sound = true;

    LineFeed(Lines lines, Dialect dialect, int mostBytes) {
        this.lines = lines;
        this.strict = new Strict(lines.charset());
        this.dialect = dialect;
        this.mostBytes = mostBytes;
        this.plain = dialect.plain();
    }

    /** A record begins with the next line. */
    void begin() {
        start = lines.following();
        startLine = lines.number() + 1;
        fresh = true;
        undecodable = false;
        sound = true;
    }

    /** Place of the record's first byte. */
    long start() {
        return start;
    }

    /** Place after the record's last byte, without its line end. */
    long end() {
        return lines.end();
    }

    /** Number of the record's first line. */
    long startLine() {
        return startLine;
    }

    /** Whether the record's first line is not of the charset; the parser has seen a blank line in its stead. */
    boolean undecodable() {
        return undecodable;
    }

    /** Whether every line of the record is ASCII without a NUL, so that no cell needs a look. */
    boolean sound() {
        return sound;
    }

    /** Lets the rest of the line go unread. */
    void drop() {
        at = length;
    }

    @Override
    public int read(char[] to, int offset, int count) {
        if (at == length && !line()) {
            if (fresh) {
                return -1;
            }
            throw Refusals.malformed(
                    "line " + startLine, "the quote that is opened here is never closed", "Close it, or double it");
        }
        int given = Math.min(count, length - at);
        System.arraycopy(line, at, to, offset, given);
        at += given;
        return given;
    }

    private boolean line() {
        if (!lines.next(start)) {
            return false;
        }
        bounded();
        int count = strict.chars(lines.bytes(), lines.from(), lines.to());
        if (count < 0) {
            bad();
            count = 0;
        }
        fresh = false;
        sound &= strict.plain();
        at = 0;
        if (line.length <= count) {
            line = new char[2 * count];
        }
        if (plain) {
            System.arraycopy(strict.buffer(), 0, line, 0, count);
            line[count] = '\n';
            length = count + 1;
        } else {
            length = dialect.translate(strict.buffer(), count, line);
        }
        return true;
    }

    private void bounded() {
        if (lines.end() - start > mostBytes) {
            throw Refusals.tooLarge(
                    "the record at line " + startLine + " has more than " + mostBytes + " bytes",
                    "Close its quote, or send shorter records");
        }
    }

    /** A bad line that begins a record is that record's own matter; within quotes it is everybody's. */
    private void bad() {
        if (!fresh) {
            throw Refusals.malformed(
                    "line " + lines.number() + ", byte " + badAt(),
                    "this is not " + lines.charset().name() + ", within a quoted cell of the record at line "
                            + startLine,
                    "Close the quote, or declare the charset that the source sends");
        }
        undecodable = true;
    }

    /** Place of the first byte that is not of the charset. */
    long badAt() {
        return lines.start() + strict.badAt() - lines.from();
    }

    /** The cell as it was meant. */
    String cell(char[] chars, int from, int count) {
        return plain ? new String(chars, from, count) : dialect.cell(chars, from, count);
    }

    @Override
    public void close() {
        lines.close();
    }
}
