package org.huitong.receive.format;

import org.huitong.catalog.layout.Delimited;

/**
 * Tells the CSV parser what it does not know, in characters that no strictly decoded text holds, halves of pairs: a delimiter
 * of several characters, and an escaped character. Immutable.
 */
final class Dialect {
    /** Stands for a delimiter of several characters. */
    static final char DELIMITER = '\uDC00';
    /** First of those that stand for escaped characters. */
    private static final char ESCAPED = '\uDC01';

    private final String delimiter;
    private final char escape;
    private final String special;

    Dialect(Delimited layout) {
        this.delimiter = layout.delimiter();
        this.escape = layout.escape();
        this.special = "\r\n" + layout.quote() + escape + delimiter;
    }

    /** Whether the parser knows it as it is. */
    boolean plain() {
        return delimiter.length() == 1 && escape == Delimited.NONE;
    }

    /** The delimiter as the parser is told it. */
    char told() {
        return delimiter.length() == 1 ? delimiter.charAt(0) : DELIMITER;
    }

    /**
     * A line in the parser's characters, with its end, unless that is escaped.
     *
     * @param out has room for one more than {@code count}
     * @return number of characters
     */
    int translate(char[] text, int count, char[] out) {
        int length = 0;
        for (int i = 0; i < count; i++) {
            if (text[i] == escape) {
                i++;
                out[length++] = escaped(i < count ? text[i] : '\n');
                if (i >= count) {
                    return length;
                }
            } else if (delimiter(text, i, count)) {
                out[length++] = DELIMITER;
                i += delimiter.length() - 1;
            } else {
                out[length++] = text[i];
            }
        }
        out[length++] = '\n';
        return length;
    }

    private boolean delimiter(char[] text, int from, int to) {
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
        StringBuilder cell = new StringBuilder(count);
        for (int i = from; i < from + count; i++) {
            int known = chars[i] - ESCAPED;
            if (chars[i] == DELIMITER) {
                cell.append(delimiter);
            } else if (known >= 0 && known < special.length()) {
                cell.append(special.charAt(known));
            } else if (known == special.length()) {
                cell.append(escape).append('N');
            } else {
                cell.append(chars[i]);
            }
        }
        return cell.toString();
    }
}
