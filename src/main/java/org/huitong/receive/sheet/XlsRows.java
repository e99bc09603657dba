package org.huitong.receive.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.TreeMap;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FormulaError;
import org.huitong.receive.input.Refusals;

/**
 * The rows of a sheet of Excel 97 to 2003, record by record from POI, so that no workbook of objects is built. Formulas give
 * the value that Excel has kept. For one thread.
 */
final class XlsRows implements Rows {
    private final POIFSFileSystem files;
    private final RecordFactoryInputStream records;
    private final OldBook book;
    private int depth;
    private Record ahead;
    private boolean ended;

    private XlsRows(POIFSFileSystem files, RecordFactoryInputStream records, OldBook book) {
        this.files = files;
        this.records = records;
        this.book = book;
    }

    /** @param name empty for the first sheet */
    static XlsRows open(byte[] bytes, String name) throws IOException {
        POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes));
        DirectoryNode root = files.getRoot();
        String stream = root.hasEntryCaseInsensitive("Workbook") ? "Workbook" : "Book";
        if (!root.hasEntryCaseInsensitive(stream)) {
            throw Refusals.malformed("the workbook", "there is no workbook in it", "Send an xls workbook");
        }
        RecordFactoryInputStream records = new RecordFactoryInputStream(root.createDocumentInputStream(stream), false);
        OldBook book = OldBook.read(records);
        XlsRows rows = new XlsRows(files, records, book);
        rows.seek(book.place(name));
        return rows;
    }

    /** Goes into the sheet whose part begins as the so manieth. */
    private void seek(int place) {
        int begun = -1;
        for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
            if (record instanceof BOFRecord) {
                begun += depth == 0 ? 1 : 0;
                depth++;
                if (begun == place) {
                    return;
                }
            } else if (record instanceof EOFRecord) {
                depth = Math.max(0, depth - 1);
            }
        }
        throw Refusals.malformed("the workbook", "the sheet's part is missing", "Save it again from Excel");
    }

    @Override
    public Row next() {
        TreeMap<Integer, Cell> cells = new TreeMap<>();
        int number = -1;
        while (!ended) {
            Record record = ahead == null ? records.nextRecord() : ahead;
            ahead = null;
            if (record instanceof CellValueRecordInterface at && depth == 1) {
                if (number >= 0 && at.getRow() != number) {
                    ahead = record;
                    break;
                }
                number = at.getRow();
                Cell cell = cell(at);
                if (cell != null) {
                    cells.put((int) at.getColumn(), cell);
                }
            } else {
                nested(record);
            }
        }
        return number < 0 ? null : new Row(number + 1, cells);
    }

    /** A chart in a sheet is a part within a part. */
    private void nested(Record record) {
        depth += record instanceof BOFRecord ? 1 : record instanceof EOFRecord ? -1 : 0;
        if (record == null && depth > 0) {
            throw Refusals.malformed("the workbook", "the sheet's end is missing", "Send the whole file");
        }
        ended = record == null || depth == 0;
    }

    /** Null for an empty cell. */
    private Cell cell(CellValueRecordInterface at) {
        if (at instanceof LabelSSTRecord label) {
            return Cell.text(book.text(label.getSSTIndex()));
        }
        if (at instanceof NumberRecord number) {
            return number(number.getValue(), at.getXFIndex());
        }
        if (at instanceof FormulaRecord formula) {
            return formula(formula);
        }
        if (at instanceof LabelRecord label) {
            return Cell.text(label.getValue());
        }
        if (at instanceof BoolErrRecord value) {
            return value.isBoolean() ? Cell.bool(value.getBooleanValue()) : error(value.getErrorValue());
        }
        return null;
    }

    private Cell formula(FormulaRecord formula) {
        return switch (formula.getCachedResultTypeEnum()) {
            case STRING -> cachedText();
            case BOOLEAN -> Cell.bool(formula.getCachedBooleanValue());
            case ERROR -> error(formula.getCachedErrorValue());
            default -> number(formula.getValue(), formula.getXFIndex());
        };
    }

    /** The text follows in a record of its own, maybe behind the formula's shared part. */
    private Cell cachedText() {
        for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
            if (record instanceof StringRecord text) {
                return Cell.text(text.getString());
            }
            if (record instanceof CellValueRecordInterface || record instanceof EOFRecord) {
                ahead = record;
                break;
            }
        }
        return Cell.text("");
    }

    private Cell number(double value, int style) {
        if (!Double.isFinite(value)) {
            return Cell.error("#NUM!");
        }
        return Cell.number(new BigDecimal(Double.toString(value)), book.date(style), book.since1904());
    }

    private static Cell error(int code) {
        return Cell.error(
                FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERR");
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            // It was only read, and from memory.
        }
    }
}
