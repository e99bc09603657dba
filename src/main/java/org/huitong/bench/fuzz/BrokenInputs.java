package org.huitong.bench.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The fixed list of broken inputs, made anew each time and always the same. */
public final class BrokenInputs {
    private static final int HUGE = 100_000;

    private final List<Broken> all = new ArrayList<>();
    private final Map<String, FuzzTarget> targets = new LinkedHashMap<>();

    private BrokenInputs() {
        FuzzTargets.all().forEach(target -> targets.put(target.name(), target));
    }

    public static List<Broken> all() {
        BrokenInputs inputs = new BrokenInputs();
        inputs.targets.values().forEach(inputs::everywhere);
        inputs.texts();
        inputs.quotes();
        inputs.xml();
        inputs.json();
        inputs.workbooks();
        inputs.tables();
        return List.copyOf(inputs.all);
    }

    private void add(String name, String target, byte[] input) {
        all.add(new Broken(name, targets.get(target), input, false));
    }

    private void harmless(String name, FuzzTarget target, byte[] input) {
        all.add(new Broken(name, target, input, true));
    }

    private void add(String name, String target, String input) {
        byte[] seed = input.getBytes(charset(target));
        add(name, target, seed);
    }

    private static Charset charset(String target) {
        return switch (target) {
            case "csv", "fixed-bytes", "xml", "xml-soap", "json-file", "dbf" -> Seeds.GB18030;
            case "csv-utf-16" -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    /** What can happen to any file. */
    private void everywhere(FuzzTarget target) {
        byte[] seed = target.seeds().get(0);
        for (int percent : new int[] {1, 10, 30, 50, 70, 85}) {
            harmless("cut at " + percent + " %", target, Arrays.copyOf(seed, seed.length * percent / 100));
        }
        for (int percent : new int[] {5, 35, 65, 95}) {
            harmless("NUL at " + percent + " %", target, with(seed, percent, new byte[1]));
            harmless("byte FF at " + percent + " %", target, with(seed, percent, new byte[] {(byte) 0xFF}));
            harmless("a lead byte at " + percent + " %", target, with(seed, percent, new byte[] {(byte) 0xD5}));
        }
        byte[] random = new byte[2000];
        new Random(5).nextBytes(random);
        harmless("random bytes", target, random);
        harmless("random bytes in the middle", target, with(seed, 50, random));
        harmless("zeros", target, new byte[5000]);
        harmless("nothing", target, new byte[0]);
        harmless("twice", target, with(seed, 100, seed));
        harmless("backwards", target, backwards(seed));
        harmless("mark of UTF-8", target, with(seed, 0, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}));
        harmless("mark of UTF-16", target, with(seed, 0, new byte[] {(byte) 0xFE, (byte) 0xFF}));
        harmless("a huge run", target, with(seed, 50, "x".repeat(HUGE).getBytes(StandardCharsets.US_ASCII)));
        harmless(
                "a page of HTML",
                target,
                "<html><body>502 Bad Gateway</body></html>\n".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] with(byte[] seed, int percent, byte[] more) {
        int at = seed.length * percent / 100;
        byte[] out = Arrays.copyOf(seed, seed.length + more.length);
        System.arraycopy(more, 0, out, at, more.length);
        System.arraycopy(seed, at, out, at + more.length, seed.length - at);
        return out;
    }

    private static byte[] backwards(byte[] seed) {
        byte[] out = new byte[seed.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = seed[out.length - 1 - i];
        }
        return out;
    }

    /** Text of another charset than the declared one, and text that was lost before. */
    private void texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("csv", Seeds.csv());
        texts.put("csv-utf-16", "\uFEFF" + Seeds.csv());
        texts.put("csv-database", Seeds.database());
        texts.put("fixed-bytes", Seeds.fixed());
        texts.put("fixed-chars", Seeds.fixedChars());
        texts.put("xml", Seeds.xml());
        texts.put("xml-soap", Seeds.soap());
        texts.put("json-push", Seeds.json());
        texts.put("ndjson-push", Seeds.ndjson());
        texts.put("json-file", Seeds.json());
        texts.put("ndjson-file", Seeds.ndjson());
        texts.forEach((target, text) -> {
            for (String other : List.of("UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "UTF-32BE")) {
                Charset charset = Charset.forName(other);
                boolean marked = target.equals("csv-utf-16") && other.equals("UTF-16BE");
                if (!marked && !charset.equals(charset(target))) {
                    add("in " + other, target, text.getBytes(charset));
                }
            }
            add("with 锟斤拷", target, text.replace("喆", "锟斤拷").replace("李四", "锟斤拷"));
            add("with U+FFFD", target, text.replace("喆", "\uFFFD").replace("李四", "\uFFFD"));
            harmless("with mixed line ends", targets.get(target), mixed(text).getBytes(charset(target)));
            add("with NULs", target, text.replace("喆", "喆\u0000").replace("李四", "李\u0000四"));
        });
        for (String target : List.of("csv-database", "fixed-chars", "json-push", "ndjson-push", "ndjson-file")) {
            byte[] seed = targets.get(target).seeds().get(0);
            byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
            add("with a surrogate in UTF-8", target, with(seed, 60, surrogate));
            add("with an overlong slash", target, with(seed, 60, new byte[] {(byte) 0xC0, (byte) 0xAF}));
        }
        add("with half a pair", "csv-utf-16", Seeds.csv().replace("喆", "?").getBytes(StandardCharsets.UTF_16LE));
        byte[] half = ("\uFEFF" + Seeds.csv()).getBytes(StandardCharsets.UTF_16LE);
        half[half.length / 2 | 1] = (byte) 0xD8;
        add("with a lone surrogate", "csv-utf-16", half);
        add("UTF-8 read as GBK", "csv", Seeds.csv().replace("王测试·甲", "寮犱笁"));
    }

    private static String mixed(String text) {
        StringBuilder out = new StringBuilder();
        int count = 0;
        for (String line : text.split("\r?\n", -1)) {
            out.append(count == 0 ? "" : List.of("\r", "\n", "\r\n").get(count % 3))
                    .append(line);
            count++;
        }
        return out.toString();
    }

    private void quotes() {
        String csv = Seeds.csv();
        add("a quote that is never closed", "csv", csv.replace("王测试", "\"王测试"));
        add("a quote opened at the end", "csv", csv + "\"");
        add("text behind a quote", "csv", csv.replace("\"示例市", "\"示\"例市"));
        add("a cell too many", "csv", csv.replace("李喆㼆,", "李喆㼆,,"));
        add("a cell too few", "csv", csv.replace("李喆㼆,", "李喆㼆"));
        add("a header twice", "csv", csv.replace("DZ", "XM"));
        add("a header that lacks a column", "csv", csv.replace("XM", "MC"));
        add("a wrong count", "csv", csv.replace("END,2", "END,3"));
        add("a count of letters", "csv", csv.replace("END,2", "END,二"));
        add("no trailer", "csv", csv.replace("END", "AND"));
        add("a huge cell", "csv", csv.replace("王测试", "王".repeat(HUGE)));
        add("a huge quoted cell", "csv", csv.replace("某路", "某\n".repeat(HUGE)));
        add("a hundred thousand cells", "csv", csv.replace("李喆㼆", ",".repeat(HUGE)));
        add("an escape at the end", "csv-database", Seeds.database() + "\\");
        add("a short line", "fixed-bytes", Seeds.fixed().replace("202601", "2026"));
        add("a long line", "fixed-bytes", Seeds.fixed().replace("202601", "20260101"));
        add("a character cut by its column", "fixed-bytes", Seeds.fixed().replace("0001张", "001张三"));
        add("a wrong count", "fixed-bytes", Seeds.fixed().replace("000002", "000012"));
        add("no trailer", "fixed-bytes", Seeds.fixed().replace("99  ", "98  "));
        add("lines without an end", "fixed-bytes", "0001张三      202601".repeat(HUGE / 10));
    }

    private void xml() {
        String head = "<?xml version=\"1.0\"?>";
        String body = Seeds.xml().substring(Seeds.xml().indexOf('\n') + 1);
        StringBuilder laughs = new StringBuilder(head + "<!DOCTYPE x [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l%d \"&l%d;&l%d;&l%d;\">".formatted(i, i - 1, i - 1, i - 1));
        }
        add("billion laughs", "xml", laughs + "]>" + body.replace("王测试", "&l29;"));
        add(
                "quadratic blowup",
                "xml",
                head + "<!DOCTYPE x [<!ENTITY a \"" + "a".repeat(50_000) + "\">]>"
                        + body.replace("王测试", "&a;".repeat(1000)));
        add(
                "an external entity",
                "xml",
                head + "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>" + body.replace("王测试", "&a;"));
        add("an external subset", "xml", head + "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">" + body);
        add(
                "a parameter entity",
                "xml",
                head + "<!DOCTYPE x [<!ENTITY % a SYSTEM \"file:///etc/hostname\"> %a;]>" + body);
        add("an undeclared entity", "xml", body.replace("王测试", "&nbsp;"));
        add("an undeclared prefix", "xml", body.replace("<XM>王", "<q:XM>王").replace("甲</XM>", "甲</q:XM>"));
        add("deep nesting", "xml", body.replace("王测试", "<a>".repeat(HUGE)));
        add("deep nesting outside", "xml", "<a>".repeat(HUGE));
        add("ten thousand attributes", "xml", body.replace("no=\"1\"", attributes(10_000)));
        add("an attribute twice", "xml", body.replace("no=\"1\"", "no=\"1\" no=\"2\""));
        add("a huge text", "xml", body.replace("王测试", "王".repeat(HUGE)));
        add("a huge attribute", "xml", body.replace("no=\"1\"", "no=\"" + "1".repeat(HUGE) + "\""));
        add("a huge name", "xml", body.replace("<XM>王", "<X" + "M".repeat(2_000_000) + ">王"));
        add("a huge comment", "xml", body.replace("<!-- 注", "<!-- " + "注".repeat(2_000_000)));
        add("a hundred thousand elements in one record", "xml", body.replace("<XM>王", "<b/>".repeat(HUGE) + "<XM>王"));
        add("an open CDATA", "xml", body.replace("]]>", ""));
        add("a NUL by number", "xml", body.replace("王测试", "&#0;"));
        add("half a pair by number", "xml", body.replace("王测试", "&#xD800;"));
        add("a wrong end", "xml", body.replace("</RECORD>", "</RECORDS>"));
        add("two roots", "xml", body + body);
        add("a wrong count", "xml", body.replace("<JLS>2", "<JLS>3"));
        add("no count", "xml", body.replace("JLS>", "JLZ>"));
        add("elements in the count", "xml", body.replace("<JLS>2", "<JLS><a/>2"));
        add("of another encoding", "xml", Seeds.xml().replace("GB2312", "UTF-8"));
        add("of an unknown encoding", "xml", Seeds.xml().replace("GB2312", "klingon"));
        add("an inner document that is cut", "xml-soap", Seeds.soap().replace("</RECORD>", ""));
        add(
                "an inner document type",
                "xml-soap",
                Seeds.soap().replace("<p:PACKAGE", "<!DOCTYPE a [<!ENTITY b 'c'>]><p:PACKAGE"));
        add("an inner document that is empty", "xml-soap", "<Envelope><Body><query><in0/></query></Body></Envelope>");
        add(
                "elements for an inner document",
                "xml-soap",
                "<Envelope><Body><query><in0><a/></in0></query></Body></Envelope>");
    }

    private static String attributes(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append("a").append(i).append("=\"\" ");
        }
        return out.toString();
    }

    private void json() {
        for (String target : List.of("json-push", "json-file")) {
            add("deep nesting", target, "[{\"a\":" + "[".repeat(HUGE));
            add("deep objects", target, "[" + "{\"a\":".repeat(HUGE));
            add("a huge number", target, "[{\"a\":" + "9".repeat(HUGE) + "}]");
            add("a huge exponent", target, "[{\"a\":1e999999999}]");
            add("a huge name", target, "[{\"" + "a".repeat(HUGE) + "\":1}]");
            add("a name twice", target, "[{\"a\":1,\"a\":2}]");
            add("half a pair", target, "[{\"a\":\"\\ud800\"}]");
            add("a NUL by number", target, "[{\"a\":\"\\u0000\"}]");
            add("an open string", target, "[{\"a\":\"b}]");
            add("an open array", target, "[{\"a\":1},");
            add("something behind", target, "[{\"a\":1}] x");
            add("NaN", target, "[{\"a\":NaN}]");
            add("a comma too many", target, "[{\"a\":1},]");
            add("no comma", target, "[{\"a\":1}{\"a\":2}]");
            add("a list of numbers", target, "[1,2]");
            add("wrong brackets", target, "[{\"a\":[1}]}");
        }
        add("two on a line", "ndjson-file", "{\"a\":1} {\"a\":2}\n");
        add("one over two lines", "ndjson-file", "{\"a\":\n1}\n");
        add("an endless line", "ndjson-file", "{\"a\":\"" + "x".repeat(HUGE));
    }

    private void workbooks() {
        part("no list of sheets", "xl/workbook.xml", null);
        part("no relations", "xl/_rels/workbook.xml.rels", null);
        part("no sheet", "xl/worksheets/sheet1.xml", null);
        part("no shared texts", "xl/sharedStrings.xml", null);
        part(
                "a sheet of another name",
                "xl/workbook.xml",
                Seeds.parts().get("xl/workbook.xml").replace("名单", "名册"));
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
        Map<String, String> many = Seeds.parts();
        for (int i = 0; i < 1100; i++) {
            many.put("xl/more/" + i, "");
        }
        add("a thousand parts", "xlsx", Seeds.zip(many));
        add("a zip of something else", "xlsx", Seeds.zip(Map.of("a.txt", "a")));
        add("an old workbook", "xlsx", Seeds.xls());
        add("a new workbook", "xls", Seeds.zip(Seeds.parts()));
        byte[] xls = Seeds.xls();
        for (int at : new int[] {0x1C, 0x1E, 0x2C, 0x30, 0x44, 0x4C, 0x200, 0x204}) {
            byte[] changed = xls.clone();
            Arrays.fill(changed, at, at + 4, (byte) 0x7F);
            harmless("a wrong word at " + at, targets.get("xls"), changed);
        }
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
