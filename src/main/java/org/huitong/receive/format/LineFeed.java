package org.huitong.receive.format;

import java.io.Reader;
import org.huitong.catalog.layout.Delimited;
import org.huitong.receive.input.Lines;
import org.huitong.receive.input.Refusals;
import org.huitong.receive.input.Strict;

/**
 * Gives the CSV parser one line at a time, so that after each record it is known which lines, and so which bytes, it was
 * made of. Every line ends with LF for it. What the parser does not know is told to it in characters that no strictly
 * decoded text holds, halves of pairs: a delimiter of several characters, and an escaped character. For one thread.
 */
final class LineFeed extends Reader {
    /** Stands for a delimiter of several characters. */
    static final char DELIMITER = '\uDC00';
    /** First of those that stand for escaped characters. */
    private static final char ESCAPED = '\uDC01';

    private static final int ROOM = 1024;

    private final Lines lines;
    private final Strict strict;
    private final Delimited layout;
    private final boolean plain;
    private final String special;
    private final int mostBytes;
    private char[] line = new char[ROOM];
    private int at;
    private int length;
    private long start;
    private long startLine;
    private boolean fresh = true;
    private boolean undecodable;

    LineFeed(Lines lines, Delimited layout, int mostBytes) {
        this.lines = lines;
        this.strict = new Strict(lines.charset());
        this.layout = layout;
        this.mostBytes = mostBytes;
        this.plain = layout.delimiter().length() == 1 && layout.escape() == Delimited.NONE;
        this.special = "\r\n" + layout.quote() + layout.escape() + layout.delimiter();
    }

    /** A record begins with the next line. */
    void begin() {
        start = lines.following();
        startLine = lines.number() + 1;
        fresh = true;
        undecodable = false;
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
        if (lines.end() - start > mostBytes) {
            throw Refusals.tooLarge(
                    "the record at line " + startLine + " has more than " + mostBytes + " bytes",
                    "Close its quote, or send shorter records");
        }
        int count = strict.chars(lines.bytes(), lines.from(), lines.to());
        if (count < 0) {
            bad();
            count = 0;
        }
        fresh = false;
        at = 0;
        if (line.length <= count) {
            line = new char[2 * count];
        }
        if (plain) {
            System.arraycopy(strict.buffer(), 0, line, 0, count);
            length = count;
            line[length++] = '\n';
        } else {
            translate(strict.buffer(), count);
        }
        return true;
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

    private void translate(char[] text, int count) {
        length = 0;
        for (int i = 0; i < count; i++) {
            if (text[i] == layout.escape()) {
                i++;
                line[length++] = escaped(i < count ? text[i] : '\n');
                if (i >= count) {
                    return;
                }
            } else if (delimiter(text, i, count)) {
                line[length++] = DELIMITER;
                i += layout.delimiter().length() - 1;
            } else {
                line[length++] = text[i];
            }
        }
        line[length++] = '\n';
    }

    private boolean delimiter(char[] text, int from, int to) {
        String delimiter = layout.delimiter();
        if (delimiter.length() == 1 || to - from < delimiter.length()) {
            return false;
        }
        for (int i = 0; i < delimiter.length(); i++) {
            if (text[from + i] != delimiter.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** An N stays escaped: {@code \N} is how databases write NULL, and a mapping can name it among its nulls. */
    private char escaped(char c) {
        int index = special.indexOf(c);
        return index < 0 ? c == 'N' ? (char) (ESCAPED + special.length()) : c : (char) (ESCAPED + index);
    }

    /** The cell as it was meant. */
    String cell(char[] chars, int from, int count) {
        if (plain) {
            return new String(chars, from, count);
        }
        StringBuilder cell = new StringBuilder(count);
        for (int i = from; i < from + count; i++) {
            int known = chars[i] - ESCAPED;
            if (chars[i] == DELIMITER) {
                cell.append(layout.delimiter());
            } else if (known >= 0 && known < special.length()) {
                cell.append(special.charAt(known));
            } else if (known == special.length()) {
                cell.append(layout.escape()).append('N');
            } else {
                cell.append(chars[i]);
            }
        }
        return cell.toString();
    }

    @Override
    public void close() {
        lines.close();
    }
}
