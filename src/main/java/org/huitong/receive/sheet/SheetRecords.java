package org.huitong.receive.sheet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.layout.Sheet;
import org.huitong.message.Defect;
import org.huitong.message.Json;
import org.huitong.message.Raw;
import org.huitong.receive.format.Columns;
import org.huitong.receive.format.Tail;
import org.huitong.receive.input.Records;
import org.huitong.receive.input.Refusals;
import org.huitong.receive.input.Trouble;

/**
 * Rows under a header into records. A row's untouched input is its JSON text, for a cell has no bytes of its own. Beside a
 * cell that is shown as a date stands {@code <column>@type: date}. For one thread.
 */
final class SheetRecords implements Records {
    static final String TYPE = "@type";

    private final Rows rows;
    private final Sheet layout;
    private final Columns columns;
    private final Tail tail;
    private int index;
    private boolean ended;

    SheetRecords(Rows rows, Sheet layout) {
        this.rows = rows;
        this.layout = layout;
        this.tail = new Tail(layout.trailer());
        this.columns = layout.header() ? header() : new Columns(layout.columns());
    }

    private Row row() {
        Row row = Workbook.guarded(rows::next);
        while (row != null && (row.number() <= layout.skip() || row.blank())) {
            row = Workbook.guarded(rows::next);
        }
        return row;
    }

    private Columns header() {
        Row row = row();
        if (row == null) {
            throw Refusals.malformed("the sheet", "there is no header", "Name its row's place by skip in the layout");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i <= row.cells().lastKey(); i++) {
            names.add(row.shown(i));
        }
        return Columns.header(names, layout.columns(), "row " + row.number());
    }

    @Override
    public Raw next() {
        Raw raw = tail.poll();
        while (raw == null && !ended) {
            Row row = row();
            if (row == null) {
                ended = true;
                tail.end();
            } else if (tail.marks(row.first().shown().strip())) {
                tail.hold(raw(row), row.shown(layout.trailer().at() - 1));
            } else {
                tail.add(raw(row));
            }
            raw = tail.poll();
        }
        return raw;
    }

    private Raw raw(Row row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        String pointer = "/row " + row.number();
        Defect fault = null;
        for (int i = 0; i < columns.names().size(); i++) {
            String name = columns.names().get(i);
            Cell cell = row.cells().get(i);
            if (cell != null && !name.isEmpty()) {
                Trouble trouble = cell.value() instanceof String text ? Trouble.of(text) : null;
                if (trouble != Trouble.CHARACTER) {
                    fields.put(name, cell.value());
                }
                if (cell.date()) {
                    fields.put(name + TYPE, "date");
                }
                fault = trouble == null || fault != null ? fault : trouble.at(index, pointer + "/" + name);
            }
        }
        byte[] text = Json.text(fields).getBytes(StandardCharsets.UTF_8);
        return new Raw(index++, pointer, fields, text, 0, text.length, null, fault);
    }

    @Override
    public void close() {
        rows.close();
    }
}
