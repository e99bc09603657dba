package org.huitong.bench.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/** Sound inputs of every format; all people in them are invented. */
final class Seeds {
    static final Charset GB18030 = Charset.forName("GB18030");

    private Seeds() {}

    static String csv() {
        return "GMSFHM,XM,DZ\r\n999999199003070012,王测试·甲,\"示例市,某路\r\n\"\"1号\"\"\"\r\n"
                + "999999198001010019,李喆㼆,\r\n\r\nEND,2,\r\n";
    }

    static String database() {
        return "1\\\t2\t张三\\\n\\N\n3\t李四\\\\\nEND\t2\n";
    }

    /** In bytes of GB 18030: 4, 10, 6. */
    static String fixed() {
        return "HEAD20261125\n0001张三\u3000\u3000\u3000202601\n0002𬭎喆    202602\n99  000002          \n";
    }

    /** In characters: 4, 10, 6. */
    static String fixedChars() {
        return "HEAD20261125\n0001张三        202601\n0002𬭎喆        202602\n99  000002\n";
    }

    static String xml() {
        return "<?xml version=\"1.0\" encoding=\"GB2312\"?>\n<p:PACKAGE xmlns:p=\"urn:p\"><PACKAGEHEAD><JLS>2</JLS></PACKAGEHEAD>"
                + "<DATA><RECORD no=\"1\"><XM>王测试·甲</XM><CHILD><N>甲&amp;&#x4E59;</N></CHILD><CHILD><N>丙</N></CHILD></RECORD>"
                + "<!-- 注 --><RECORD no=\"2\"><XM><![CDATA[李<喆>㼆]]></XM></RECORD></DATA></p:PACKAGE>\n";
    }

    static String soap() {
        return "<Envelope><Body><query><in0><![CDATA[" + xml().replace("<![CDATA[李<喆>㼆]]>", "李&lt;喆>㼆")
                + "]]></in0><in1>user</in1></query></Body></Envelope>";
    }

    static String json() {
        return "[{\"GMSFHM\":\"999999199003070012\",\"XM\":\"王测试\\u00b7甲\",\"n\":[1,2.50,{\"a\":null}]},\n {\"XM\":\"李喆㼆\",\"b\":true}]";
    }

    static String ndjson() {
        return "{\"XM\":\"王测试\",\"n\":18}\r\n\n{\"XM\":\"李喆㼆\",\"m\":{\"a\":[1,\"x\"]}}\n";
    }

    static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><workbookPr date1904=\"0\"/><sheets><sheet name=\"名单\" r:id=\"r1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId=\"165\" formatCode=\"yyyy/m/d\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"
                        + "<xf numFmtId=\"165\"/></cellXfs></styleSheet>");
        parts.put(
                "xl/sharedStrings.xml",
                "<sst><si><t>姓名</t></si><si><t>出生</t></si><si><r><t>王</t></r><r><t>测试</t></r></si><si><t>合计</t></si></sst>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
                        + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" s=\"1\"><v>32939</v></c></row>"
                        + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>李喆</t></is></c><c r=\"B3\"><f>1/0</f><v>0.5</v></c></row>"
                        + "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>3</v></c><c r=\"B4\"><v>2</v></c></row></sheetData></worksheet>");
        return parts;
    }

    static byte[] zip(Map<String, String> parts) {
        return packed(bytes(parts), Deflater.DEFAULT_COMPRESSION);
    }

    /** Stored and not deflated, so that a changed byte is a changed byte of a part. */
    static byte[] stored(Map<String, String> parts) {
        return packed(bytes(parts), Deflater.NO_COMPRESSION);
    }

    /** A sound workbook but for one part: the zip around it fits, so that only the part itself can be wrong. */
    static byte[] with(String part, byte[] content) {
        Map<String, byte[]> parts = bytes(parts());
        parts.put(part, content);
        return packed(parts, Deflater.NO_COMPRESSION);
    }

    private static Map<String, byte[]> bytes(Map<String, String> parts) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        parts.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    private static byte[] packed(Map<String, byte[]> parts, int level) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(level);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] xls() {
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            var sheet = workbook.createSheet("名单");
            String[][] rows = {{"姓名", "出生"}, {"王测试", "1990"}, {"李喆", "1980"}};
            for (int i = 0; i < rows.length; i++) {
                HSSFRow row = sheet.createRow(i);
                row.createCell(0).setCellValue(rows[i][0]);
                row.createCell(1).setCellValue(rows[i][1]);
            }
            sheet.getRow(2).createCell(2).setCellFormula("1+1");
            sheet.createRow(3).createCell(0).setCellValue("合计");
            sheet.getRow(3).createCell(1).setCellValue(2);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Columns NAME C 10, NO N 6, BORN D 8, OK L 1; three records, the second marked as deleted. */
    static byte[] dbf() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Object[][] columns = {{"NAME", 'C', 10}, {"NO", 'N', 6}, {"BORN", 'D', 8}, {"OK", 'L', 1}};
        int start = 32 + 32 * columns.length + 1;
        bytes.writeBytes(new byte[] {3, 126, 11, 25, 3, 0, 0, 0, (byte) start, 0, 26, 0});
        bytes.writeBytes(new byte[20]);
        for (Object[] column : columns) {
            byte[] name = ((String) column[0]).getBytes(GB18030);
            bytes.writeBytes(name);
            bytes.writeBytes(new byte[11 - name.length]);
            bytes.write((char) column[1]);
            bytes.writeBytes(new byte[4]);
            bytes.write((int) column[2]);
            bytes.writeBytes(new byte[15]);
        }
        bytes.write(0x0D);
        bytes.writeBytes(" 王测试        1219900307T".getBytes(GB18030));
        bytes.writeBytes("*李四          1319800101F".getBytes(GB18030));
        bytes.writeBytes(" 㼆喆      -0.5        ?".getBytes(GB18030));
        bytes.write(0x1A);
        return bytes.toByteArray();
    }
}
