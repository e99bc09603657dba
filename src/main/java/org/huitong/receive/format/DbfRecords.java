package org.huitong.receive.format;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.layout.Dbf;
import org.huitong.message.Defect;
import org.huitong.message.Origin;
import org.huitong.message.Raw;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Records;
import org.huitong.receive.input.Refusals;
import org.huitong.receive.input.Trouble;
import org.huitong.receive.input.Window;

/**
 * The records of a dBASE or FoxPro table. A reader of our own, for the known library decodes leniently, so that a cut or
 * foreign character becomes U+FFFD and says nothing. The head's count is held against the file: a cut table is refused. For
 * one thread.
 */
public final class DbfRecords implements Records {
    /** Field of a record that is marked as deleted, where the layout wants to see it. */
    public static final String DELETED = "@deleted";

    private static final String COLUMNS = "columns";
    private static final String FOX_PRO = "foxPro";
    private static final byte END = 0x1A;

    private final Window window;
    private final Charset charset;
    private final Dbf layout;
    private final DbfHead head;
    private final DbfValue value;
    private final Map<String, Object> known;
    private long at;
    private long number;
    private int index;

    /** Reads the head. */
    public DbfRecords(Window window, Dbf layout, Charset charset, Limits limits) {
        this(window, layout, charset, DbfHead.read(window, charset, layout));
        if (head.length() > limits.maxRecordBytes()) {
            throw Refusals.tooLarge(
                    "a record of the table has " + head.length() + " bytes, the limit is " + limits.maxRecordBytes(),
                    "Leave columns out");
        }
    }

    /** One record cut from a table, by what is known of its columns. */
    public DbfRecords(Window window, Dbf layout, Charset charset, Map<?, ?> known) {
        this(window, layout, charset, alone(known));
    }

    private DbfRecords(Window window, Dbf layout, Charset charset, DbfHead head) {
        this.window = window;
        this.charset = charset;
        this.layout = layout;
        this.head = head;
        this.value = new DbfValue(charset);
        this.at = head.start();
        this.known = Map.of(
                FOX_PRO,
                head.foxPro(),
                COLUMNS,
                head.columns().stream().map(DbfColumn::known).toList());
    }

    private static DbfHead alone(Map<?, ?> known) {
        List<DbfColumn> columns = known.get(COLUMNS) instanceof List<?> list ? DbfColumn.of(list) : List.of();
        int length = columns.stream().mapToInt(DbfColumn::length).sum() + 1;
        return new DbfHead(Boolean.TRUE.equals(known.get(FOX_PRO)), 1, 0, length, columns);
    }

    @Override
    public Raw next() {
        while (number < head.records()) {
            window.release(at);
            if (window.ahead(at, head.length()) < head.length()) {
                throw Refusals.malformed(
                        "record " + (number + 1),
                        "the table says it has " + head.records() + " records and ends within this one",
                        "It may have been cut on its way: have it sent again, whole");
            }
            Raw raw = record();
            at += head.length();
            number++;
            if (raw != null) {
                return raw;
            }
        }
        over();
        return null;
    }

    private void over() {
        if (window.ahead(at, 2) == 2 && window.bytes()[window.index(at)] != END) {
            throw Refusals.malformed(
                    "the end",
                    "the table says it has " + head.records() + " records and has more",
                    "Close it in its program, and export it again");
        }
    }

    private Raw record() {
        byte mark = window.bytes()[window.index(at)];
        if (mark != ' ' && mark != '*') {
            throw Refusals.malformed(
                    "record " + (number + 1),
                    "it begins with neither a blank nor the mark of a deleted one",
                    "The records are shifted: export the table again");
        }
        if (mark == '*' && layout.deleted() == Dbf.Deleted.SKIP) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        Defect fault = read(fields, "/record " + (number + 1));
        if (mark == '*') {
            fields.put(DELETED, "*");
        }
        Raw raw = new Raw(
                index++, "/record " + (number + 1), fields, null, 0, 0, new Origin("dbf", charset, known), fault);
        return Raws.of(window, at, at + head.length(), raw);
    }

    /** What is wrong with the first unsound field; null where all are sound. */
    private Defect read(Map<String, Object> fields, String pointer) {
        Defect fault = null;
        int from = window.index(at) + 1;
        for (DbfColumn column : head.columns()) {
            if (!column.memo(head.foxPro()) && !column.hidden()) {
                Object read = value.of(window.bytes(), from, column);
                Trouble trouble =
                        read instanceof Trouble bad ? bad : read instanceof String text ? Trouble.of(text) : null;
                if (read != null && !(read instanceof Trouble)) {
                    fields.put(column.name(), read);
                }
                fault = trouble == null || fault != null ? fault : trouble.at(index, pointer + "/" + column.name());
            }
            from += column.length();
        }
        return fault;
    }

    @Override
    public void close() {
        window.close();
    }
}
