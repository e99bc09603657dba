package org.huitong.receive.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import org.huitong.receive.format.PartText;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Refusals;

/**
 * The rows of a sheet since Excel 2007, streamed from its part: only the shared texts and the formats are in memory. Formulas
 * give the value that Excel has kept. Read by StAX and not by POI's reader, which builds the whole style sheet as objects
 * before any bound is asked for; POI says which number formats are dates. For one thread.
 */
final class XlsxRows implements Rows {
    private static final int MAX_COLUMNS = 16_384;
    private static final int MAX_SCALE = 400;

    private final Parts parts;
    private final PartText sheet;
    private final Book book;
    private final int mostChars;
    private int last;

    private XlsxRows(Parts parts, Book book, PartText sheet, Limits limits) {
        this.parts = parts;
        this.book = book;
        this.sheet = sheet;
        this.mostChars = 4 * limits.maxRecordBytes();
    }

    /** @param name empty for the first sheet */
    static XlsxRows open(byte[] bytes, String name, Limits limits) throws IOException {
        Parts parts = new Parts(bytes);
        Book book = Book.read(parts, name);
        InputStream sheet = parts.open(book.sheet()).orElseThrow(() -> Workbook.noSheet(name));
        return new XlsxRows(parts, book, new PartText(sheet, 8 * limits.maxRecordBytes()), limits);
    }

    @Override
    public Row next() {
        while (sheet.more()) {
            if (sheet.next() == XMLStreamConstants.START_ELEMENT && sheet.name().equals("row")) {
                return row();
            }
        }
        return null;
    }

    private Row row() {
        String said = sheet.attribute("r");
        last = said == null ? last + 1 : number(said);
        TreeMap<Integer, Cell> cells = new TreeMap<>();
        int column = -1;
        int chars = 0;
        while (sheet.next() != XMLStreamConstants.END_ELEMENT || !sheet.name().equals("row")) {
            if (sheet.starts("c")) {
                String place = sheet.attribute("r");
                column = place == null ? column + 1 : column(place);
                Cell cell = cell(sheet.attribute("t"), sheet.attribute("s"));
                if (cell != null) {
                    cells.put(column, cell);
                    chars += cell.value() instanceof String text ? text.length() : 1;
                }
                if (chars > mostChars) {
                    throw Refusals.tooLarge(
                            "row " + last + " has more than " + mostChars + " characters", "Send shorter rows");
                }
            }
        }
        return new Row(last, cells);
    }

    /** Null for an empty cell. */
    private Cell cell(String type, String style) {
        String value = null;
        StringBuilder inline = null;
        while (sheet.next() != XMLStreamConstants.END_ELEMENT || !sheet.name().equals("c")) {
            if (sheet.starts("v")) {
                value = sheet.text();
            } else if (sheet.starts("is")) {
                inline = new StringBuilder();
            } else if (sheet.starts("t") && inline != null) {
                inline.append(sheet.text());
            } else if (sheet.starts("rPh")) {
                sheet.skip();
            }
        }
        return inline == null ? value(type == null ? "n" : type, value, style) : Cell.text(inline.toString());
    }

    private Cell value(String type, String value, String style) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case "s" -> Cell.text(shared(value.strip()));
            case "str", "d", "inlineStr" -> Cell.text(value);
            case "b" -> Cell.bool(value.strip().equals("1") || value.strip().equals("true"));
            case "e" -> Cell.error(value.strip());
            default -> number(value.strip(), style);
        };
    }

    private String shared(String value) {
        List<String> texts = book.texts();
        int index = number(value);
        if (index >= texts.size()) {
            throw broken("a cell names a shared text that is not there");
        }
        return texts.get(index);
    }

    private Cell number(String value, String style) {
        if (value.isEmpty()) {
            return null;
        }
        try {
            boolean date = style != null && book.dates().get(number(style));
            BigDecimal number = new BigDecimal(value);
            if (Math.abs((long) number.scale()) > MAX_SCALE) {
                throw broken("a number is beyond what Excel holds");
            }
            return Cell.number(number, date, book.since1904());
        } catch (NumberFormatException e) {
            throw broken("a cell is no number and says it is one");
        }
    }

    /** {@code BC12} is column 54. */
    private int column(String place) {
        int column = 0;
        int i = 0;
        while (i < place.length() && place.charAt(i) >= 'A' && place.charAt(i) <= 'Z' && column <= MAX_COLUMNS) {
            column = 26 * column + place.charAt(i) - 'A' + 1;
            i++;
        }
        if (column < 1 || column > MAX_COLUMNS) {
            throw broken("a cell stands in no column");
        }
        return column - 1;
    }

    private int number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            throw broken("a number that counts rows, texts or styles is none");
        }
        return Integer.parseInt(text);
    }

    private org.huitong.message.HuitongException broken(String what) {
        return Refusals.malformed("row " + last, what, "Save the workbook again from Excel");
    }

    @Override
    public void close() {
        sheet.close();
        try {
            parts.close();
        } catch (IOException e) {
            // It was only read, and from memory.
        }
    }
}
