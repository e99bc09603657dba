package org.huitong.receive.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.huitong.receive.input.Refusals;

/** What a workbook of Excel 97 to 2003 says before its sheets. For one thread. */
final class OldBook {
    private final List<BoundSheetRecord> sheets = new ArrayList<>();
    private final Map<Integer, String> formats = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private SSTRecord texts;
    private boolean since1904;

    private OldBook() {}

    static OldBook read(RecordFactoryInputStream records) {
        OldBook book = new OldBook();
        for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
            if (record instanceof EOFRecord) {
                return book;
            }
            book.take(record);
        }
        throw Refusals.malformed("the workbook", "its first part has no end", "Send the whole file");
    }

    private void take(Record record) {
        if (record instanceof BoundSheetRecord sheet) {
            sheets.add(sheet);
        } else if (record instanceof SSTRecord shared) {
            texts = shared;
        } else if (record instanceof FormatRecord format) {
            formats.put(format.getIndexCode(), format.getFormatString());
        } else if (record instanceof ExtendedFormatRecord style) {
            styles.add((int) style.getFormatIndex());
        } else if (record instanceof DateWindow1904Record window) {
            since1904 = window.getWindowing() == 1;
        }
    }

    /** How many parts begin before the sheet's. */
    int place(String name) {
        BoundSheetRecord wanted = sheets.stream()
                .filter(sheet -> name.isEmpty() || sheet.getSheetname().equals(name))
                .findFirst()
                .orElseThrow(() -> Workbook.noSheet(name));
        return List.of(BoundSheetRecord.orderByBofPosition(sheets)).indexOf(wanted);
    }

    String text(int index) {
        if (texts == null || index < 0 || index >= texts.getNumUniqueStrings()) {
            throw Refusals.malformed(
                    "the workbook", "a cell names a shared text that is not there", "Save it again from Excel");
        }
        return texts.getString(index).getString();
    }

    boolean since1904() {
        return since1904;
    }

    boolean date(int style) {
        if (style < 0 || style >= styles.size()) {
            return false;
        }
        int id = styles.get(style);
        String format = formats.containsKey(id) ? formats.get(id) : BuiltinFormats.getBuiltinFormat(id);
        return format != null && DateUtil.isADateFormat(id, format);
    }
}
