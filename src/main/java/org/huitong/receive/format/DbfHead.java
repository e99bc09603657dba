package org.huitong.receive.format;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huitong.catalog.layout.Dbf;
import org.huitong.message.HuitongException;
import org.huitong.receive.input.Refusals;
import org.huitong.receive.input.Strict;
import org.huitong.receive.input.Trouble;
import org.huitong.receive.input.Window;

/**
 * What a table says before its records. Its code page byte is not looked at: it is often wrong.
 *
 * @param foxPro whether the types of Visual FoxPro are meant
 * @param records how many there are
 * @param start place of the first record
 * @param length of a record in bytes, its deletion mark included
 */
record DbfHead(boolean foxPro, long records, int start, int length, List<DbfColumn> columns) {
    private static final int FIXED = 32;
    private static final int NAME = 11;
    private static final byte END = 0x0D;

    static DbfHead read(Window window, Charset charset, Dbf layout) {
        if (window.ahead(0, FIXED) < FIXED) {
            throw wrong("the file is too short to be a table");
        }
        byte[] b = window.bytes();
        int version = b[0] & 0xFF;
        boolean foxPro = version >= 0x30 && version <= 0x32;
        boolean known = foxPro || (version & 0x07) == 3 || version == 2 || version == 0xF5 || version == 0xFB;
        if (!known) {
            throw wrong("its first byte is none of dBASE III to V or FoxPro");
        }
        long records = Integer.toUnsignedLong(small(b, 4) | small(b, 6) << 16);
        int start = small(b, 8);
        int length = small(b, 10);
        if (window.ahead(0, start) < start || start <= FIXED) {
            throw wrong("the file ends within its head");
        }
        List<DbfColumn> columns = columns(window.bytes(), start, new Strict(charset), layout, foxPro);
        if (columns.stream().mapToInt(DbfColumn::length).sum() + 1 != length) {
            throw wrong("the columns do not add up to the length of a record");
        }
        return new DbfHead(foxPro, records, start, length, columns);
    }

    private static List<DbfColumn> columns(byte[] b, int start, Strict strict, Dbf layout, boolean foxPro) {
        List<DbfColumn> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int at = FIXED;
        while (at + FIXED <= start && b[at] != END) {
            int end = at;
            while (end < at + NAME && b[end] != 0) {
                end++;
            }
            String name = strict.text(b, at, end);
            if (name == null || Trouble.of(name) != null || name.isBlank() || !names.add(name.strip())) {
                throw wrong(
                        "the name of column " + (columns.size() + 1) + " is empty, twice there, or of another charset");
            }
            char type = Character.toUpperCase((char) (b[at + NAME] & 0xFF));
            boolean wide = type == 'C';
            int length = (b[at + 16] & 0xFF) + (wide ? (b[at + 17] & 0xFF) << 8 : 0);
            columns.add(checked(new DbfColumn(name.strip(), type, length), layout, foxPro));
            at += FIXED;
        }
        if (at >= start || b[at] != END || columns.isEmpty()) {
            throw wrong("the end of its columns is not marked");
        }
        return columns;
    }

    private static DbfColumn checked(DbfColumn column, Dbf layout, boolean foxPro) {
        if (column.memo(foxPro)) {
            if (layout.memo() == Dbf.Memo.REFUSE) {
                throw Refusals.malformed(
                        "the head of the table",
                        "column " + column.name()
                                + " is a memo, whose texts stand in a file of their own that is not read",
                        "Export it as text, or write memo: skip in the layout to do without it");
            }
        } else if (!column.readable() && !column.hidden()) {
            throw wrong("column " + column.name() + " is of a type that is not read");
        }
        return column;
    }

    static int small(byte[] b, int at) {
        return b[at] & 0xFF | (b[at + 1] & 0xFF) << 8;
    }

    private static HuitongException wrong(String what) {
        return Refusals.malformed("the head of the table", what, "Send a DBF table of dBASE III to V or FoxPro, whole");
    }
}
