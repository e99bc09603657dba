package org.huitong.bench.fuzz;

import java.util.Arrays;
import java.util.Map;

/** What breaks workbooks and tables, or those who read them. */
final class BrokenFiles {
    private final BrokenList list;

    BrokenFiles(BrokenList list) {
        this.list = list;
    }

    void gather() {
        parts();
        sheets();
        bombs();
        workbooks();
        tables();
    }

    private void add(String name, String target, byte[] input) {
        list.add(name, target, input);
    }

    private void parts() {
        part("no list of sheets", "xl/workbook.xml", null);
        part("no relations", "xl/_rels/workbook.xml.rels", null);
        part("no sheet", "xl/worksheets/sheet1.xml", null);
        part("no shared texts", "xl/sharedStrings.xml", null);
        part(
                "a sheet of another name",
                "xl/workbook.xml",
                Seeds.parts().get("xl/workbook.xml").replace("名单", "名册"));
    }

    private void sheets() {
        String sheet = Seeds.parts().get("xl/worksheets/sheet1.xml");
        part(
                "a shared text too far",
                "xl/worksheets/sheet1.xml",
                sheet.replace("<v>2</v></c><c r=\"B2\"", "<v>99</v></c><c r=\"B2\""));
        part("a number of letters", "xl/worksheets/sheet1.xml", sheet.replace("32939", "1e"));
        part("a huge exponent", "xl/worksheets/sheet1.xml", sheet.replace("32939", "1e2147483647"));
        part("a cell in no column", "xl/worksheets/sheet1.xml", sheet.replace("\"A2\"", "\"ZZZZ2\""));
        part("a cut sheet", "xl/worksheets/sheet1.xml", sheet.substring(0, sheet.length() / 2));
        part("a document type", "xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]>" + sheet);
    }

    private void bombs() {
        String sheet = Seeds.parts().get("xl/worksheets/sheet1.xml");
        part("a row over every limit", "xl/worksheets/sheet1.xml", sheet.replace("李喆", "李".repeat(2_000_000)));
        part(
                "a bomb of rows",
                "xl/worksheets/sheet1.xml",
                sheet.replace("<row r=\"4\"", "<row><c><v>1</v></c></row>".repeat(300_000) + "<row r=\"4\""));
        part(
                "a bomb of texts",
                "xl/sharedStrings.xml",
                "<sst>" + "<si><t>aaaaaaaaaaaaaaaa</t></si>".repeat(300_000) + "</sst>");
        part(
                "a bomb of styles",
                "xl/styles.xml",
                "<styleSheet><cellXfs>" + "<xf numFmtId=\"0\"/>".repeat(300_000) + "</cellXfs></styleSheet>");
        part("a bomb of blanks", "xl/workbook.xml", " ".repeat(20_000_000));
        add("a bomb that says it is small", "xlsx", small(Seeds.zip(swollen())));
        add("a bomb that says it is as large packed", "xlsx", large(Seeds.zip(swollen())));
        Map<String, String> many = Seeds.parts();
        for (int i = 0; i < 1100; i++) {
            many.put("xl/more/" + i, "");
        }
        add("a thousand parts", "xlsx", Seeds.zip(many));
    }

    private static Map<String, String> swollen() {
        Map<String, String> parts = Seeds.parts();
        parts.put("xl/worksheets/sheet1.xml", "<worksheet>" + " ".repeat(50_000_000) + "</worksheet>");
        return parts;
    }

    /** The list of parts says of each that it has ten bytes. */
    private static byte[] small(byte[] zip) {
        return sized(zip, 24, 10);
    }

    /** The list of parts says of each that it takes all of the file. */
    private static byte[] large(byte[] zip) {
        return sized(zip, 20, zip.length);
    }

    private static byte[] sized(byte[] zip, int field, int size) {
        for (int i = 0; i + 46 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                for (int at = 0; at < Integer.BYTES; at++) {
                    zip[i + field + at] = (byte) (size >> 8 * at);
                }
            }
        }
        return zip;
    }

    private void workbooks() {
        add("a zip of something else", "xlsx", Seeds.zip(Map.of("a.txt", "a")));
        add("parts packed by Zstandard", "xlsx", packed(93));
        add("parts packed by nothing known", "xlsx", packed(77));
        add("an old workbook", "xlsx", Seeds.xls());
        add("a new workbook", "xls", Seeds.zip(Seeds.parts()));
        byte[] xls = Seeds.xls();
        for (int at : new int[] {0x1C, 0x1E, 0x2C, 0x30, 0x44, 0x4C, 0x200, 0x204}) {
            byte[] changed = xls.clone();
            Arrays.fill(changed, at, at + 4, (byte) 0x7F);
            list.harmless("a wrong word at " + at, "xls", changed);
        }
    }

    /** Another method in the head of every part, in the list of parts and before the parts themselves. */
    private static byte[] packed(int method) {
        byte[] zip = Seeds.zip(Seeds.parts());
        for (int i = 0; i + 12 < zip.length; i++) {
            boolean head = zip[i] == 'P' && zip[i + 1] == 'K';
            if (head && zip[i + 2] == 3 && zip[i + 3] == 4) {
                zip[i + 8] = (byte) method;
            } else if (head && zip[i + 2] == 1 && zip[i + 3] == 2) {
                zip[i + 10] = (byte) method;
            }
        }
        return zip;
    }

    /** @param content null takes the part away */
    private void part(String name, String part, String content) {
        Map<String, String> parts = Seeds.parts();
        if (content == null) {
            parts.remove(part);
        } else {
            parts.put(part, content);
        }
        add(name, "xlsx", Seeds.zip(parts));
    }

    private void tables() {
        byte[] dbf = Seeds.dbf();
        add("more records than there are", "dbf", changed(dbf, 4, 9));
        add("fewer records than there are", "dbf", changed(dbf, 4, 1));
        add("four billion records", "dbf", changed(dbf, 7, 0xFF));
        add("a head beyond the file", "dbf", changed(dbf, 9, 0xFF));
        add("a head of nothing", "dbf", changed(dbf, 8, 0));
        add("records of another length", "dbf", changed(dbf, 10, 27));
        add("records of no length", "dbf", changed(dbf, 10, 0));
        add("a program of another kind", "dbf", changed(dbf, 0, 0x77));
        add("a memo column", "dbf", changed(dbf, 32 + 11, 'M'));
        add("an unknown type", "dbf", changed(dbf, 32 + 11, 'Z'));
        add("a name twice", "dbf", changed(changed(changed(dbf, 65, 'A'), 66, 'M'), 67, 'E'));
        add("a name of another charset", "dbf", changed(dbf, 32, 0xFF));
        add("a mark that is none", "dbf", changed(dbf, 32 + 4 * 32 + 1, 'x'));
        add("a number that did not fit", "dbf", changed(dbf, 32 + 4 * 32 + 1 + 12, '*'));
        add("a cut character", "dbf", changed(dbf, 32 + 4 * 32 + 1 + 10, 0xD5));
        add("columns without an end", "dbf", changed(dbf, 32 + 4 * 32, 0));
        add("an integer of ten bytes", "dbf", changed(dbf, 32 + 11, 'I'));
    }

    private static byte[] changed(byte[] input, int at, int value) {
        byte[] copy = input.clone();
        copy[at] = (byte) value;
        return copy;
    }
}
