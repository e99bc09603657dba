package org.huitong.codes;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads codes from CSV by RFC 4180, whose first line names the columns. */
final class CsvEntries {
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private CsvEntries() {}

    static List<Entry> read(String text, Columns columns, Complaints complaints) {
        List<Entry> entries = new ArrayList<>();
        try {
            Iterator<CsvRecord> rows = CsvReader.builder()
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(text)
                    .iterator();
            if (!rows.hasNext()) {
                complaints.add(1, "the file is empty", "Take another file");
                return entries;
            }
            List<String> head = rows.next().getFields();
            header(head, columns, complaints);
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                if (row.getFieldCount() == head.size()) {
                    entries.add(entry(row, head, columns));
                } else {
                    complaints.add(
                            row.getStartingLineNumber(),
                            "there are " + row.getFieldCount() + " cells, but " + head.size() + " columns",
                            "Quote a cell that holds a comma, or mend the row");
                }
            }
        } catch (CsvParseException e) {
            complaints.add(
                    line(e, entries),
                    "the CSV breaks at a quote: something stands between it and the next comma",
                    "Double a quote that is meant");
        }
        return entries;
    }

    /** The library tells the line in its text only; without it, the line behind the last whole row. */
    private static long line(CsvParseException e, List<Entry> entries) {
        Matcher told = LINE.matcher(String.valueOf(e.getMessage()));
        if (told.find()) {
            return Long.parseLong(told.group(1));
        }
        return entries.isEmpty() ? 1 : entries.get(entries.size() - 1).line() + 1;
    }

    private static void header(List<String> head, Columns columns, Complaints complaints) {
        if (new HashSet<>(head).size() < head.size()) {
            complaints.add(1, "two columns have one name", "Give each a name of its own");
        }
        columns.check(1, head, complaints);
    }

    private static Entry entry(CsvRecord row, List<String> head, Columns columns) {
        return new Entry(
                row.getStartingLineNumber(),
                cell(row, head, columns.key()),
                cell(row, head, columns.name()),
                cell(row, head, columns.from()),
                cell(row, head, columns.until()));
    }

    private static String cell(CsvRecord row, List<String> head, String column) {
        int at = column == null ? -1 : head.indexOf(column);
        return at < 0 ? "" : row.getField(at);
    }
}
