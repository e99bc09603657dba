package org.huitong.receive.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.huitong.receive.format.PartText;
import org.huitong.receive.input.Refusals;

/**
 * What a zipped workbook says beside its sheets.
 *
 * @param sheet path of the part that holds the wanted sheet
 * @param since1904 whether its days are counted from 1904
 * @param texts the shared ones
 * @param dates the cell styles that show a number as a date
 */
record Book(String sheet, boolean since1904, List<String> texts, BitSet dates) {
    private static final String FOLDER = "xl/";
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_CHARS = 16 << 20;
    private static final int MAX_STYLES = 100_000;
    private static final String CURE = "Save it as CSV, or in parts";

    /** @param name empty for the first sheet */
    static Book read(Parts parts, String name) throws IOException {
        Map<String, String> targets = targets(parts);
        String found = null;
        boolean since1904 = false;
        try (PartText workbook = part(parts, FOLDER + "workbook.xml")) {
            if (workbook == null) {
                throw Refusals.malformed("the workbook", "it has no list of sheets", "Send an xlsx workbook");
            }
            while (workbook.more()) {
                workbook.next();
                if (workbook.starts("workbookPr")) {
                    String value = workbook.attribute("date1904");
                    since1904 = "1".equals(value) || "true".equals(value);
                } else if (found == null && workbook.starts("sheet") && named(workbook, name)) {
                    found = targets.get(workbook.attribute("id"));
                }
            }
        }
        if (found == null) {
            throw Workbook.noSheet(name);
        }
        return new Book(found, since1904, texts(parts), dates(parts));
    }

    private static Map<String, String> targets(Parts parts) throws IOException {
        Map<String, String> targets = new HashMap<>();
        try (PartText rels = part(parts, FOLDER + "_rels/workbook.xml.rels")) {
            while (rels != null && rels.more()) {
                rels.next();
                if (rels.starts("Relationship")) {
                    targets.put(rels.attribute("Id"), path(String.valueOf(rels.attribute("Target"))));
                }
            }
        }
        return targets;
    }

    private static boolean named(PartText workbook, String name) {
        return name.isEmpty() || name.equals(workbook.attribute("name"));
    }

    private static String path(String target) {
        return target.startsWith("/") ? target.substring(1) : FOLDER + target;
    }

    /** Null where there is none. */
    private static PartText part(Parts parts, String path) throws IOException {
        InputStream in = parts.open(path).orElse(null);
        return in == null ? null : new PartText(in, MAX_TEXT);
    }

    /** Readings (ruby) of a text are not part of it. */
    private static List<String> texts(Parts parts) throws IOException {
        List<String> texts = new ArrayList<>();
        int chars = 0;
        try (PartText part = part(parts, FOLDER + "sharedStrings.xml")) {
            StringBuilder text = new StringBuilder();
            while (part != null && part.more()) {
                int event = part.next();
                if (part.starts("rPh")) {
                    part.skip();
                } else if (part.starts("t")) {
                    text.append(part.text());
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && part.name().equals("si")) {
                    texts.add(text.toString());
                    chars += text.length() + 8;
                    text.setLength(0);
                }
                if (chars + text.length() > MAX_CHARS) {
                    throw Refusals.tooLarge("the workbook has more than " + MAX_CHARS + " characters of text", CURE);
                }
            }
        }
        return texts;
    }

    private static BitSet dates(Parts parts) throws IOException {
        Map<Integer, String> formats = new HashMap<>();
        BitSet dates = new BitSet();
        boolean cells = false;
        int style = 0;
        try (PartText part = part(parts, FOLDER + "styles.xml")) {
            while (part != null && part.more()) {
                int event = part.next();
                if (part.starts("numFmt")) {
                    formats.put(id(part), part.attribute("formatCode"));
                } else if (part.starts("cellXfs")) {
                    cells = true;
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && part.name().equals("cellXfs")) {
                    cells = false;
                } else if (cells && part.starts("xf")) {
                    dates.set(style++, date(id(part), formats));
                }
                if (style > MAX_STYLES || formats.size() > MAX_STYLES) {
                    throw Refusals.tooLarge("the workbook has more than " + MAX_STYLES + " styles", CURE);
                }
            }
        }
        return dates;
    }

    private static int id(PartText part) {
        String id = part.attribute("numFmtId");
        return id != null && id.matches("[0-9]{1,8}") ? Integer.parseInt(id) : 0;
    }

    private static boolean date(int id, Map<Integer, String> formats) {
        String format = formats.containsKey(id) ? formats.get(id) : BuiltinFormats.getBuiltinFormat(id);
        return format != null && DateUtil.isADateFormat(id, format);
    }
}
