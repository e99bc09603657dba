package org.huitong.receive.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.huitong.catalog.layout.Trailer;
import org.huitong.message.Json;
import org.huitong.message.Raw;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Records;
import org.huitong.receive.input.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookTest {
    private static final org.huitong.catalog.layout.Sheet SECOND =
            new org.huitong.catalog.layout.Sheet("名单", 1, true, List.of("姓名"), new Trailer("合计", 2, 0));

    static org.apache.poi.ss.usermodel.Workbook workbook(boolean xlsx) {
        return xlsx ? new XSSFWorkbook() : new HSSFWorkbook();
    }

    /** A title, a header, two people, a blank row, a total. */
    static byte[] people(boolean xlsx) throws IOException {
        try (org.apache.poi.ss.usermodel.Workbook workbook = workbook(xlsx)) {
            workbook.createSheet("说明").createRow(0).createCell(0).setCellValue("无");
            org.apache.poi.ss.usermodel.Sheet sheet = workbook.createSheet("名单");
            sheet.createRow(0).createCell(0).setCellValue("二〇二六年名单");
            cells(sheet.createRow(1), "姓名", "号码", "出生", "金额", "在职", "备注", "", "公式");
            CellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            org.apache.poi.ss.usermodel.Row first = sheet.createRow(2);
            cells(first, "张三·㼆𬭎");
            first.createCell(1).setCellValue(110105194912310021d);
            first.createCell(2).setCellValue(LocalDate.of(1990, 3, 7));
            first.getCell(2).setCellStyle(date);
            first.createCell(3).setCellValue(0.1 + 0.2);
            first.createCell(4).setCellValue(true);
            first.createCell(5).setCellErrorValue(FormulaError.NA.getCode());
            first.createCell(6).setCellValue("无名列");
            first.createCell(7).setCellFormula("1+2");
            org.apache.poi.ss.usermodel.Row second = sheet.createRow(3);
            cells(second, "李四", "999999199003070012");
            second.createCell(2).setCellValue(20200101);
            second.createCell(3).setCellValue(-12);
            second.createCell(7).setCellFormula("\"甲\"&\"乙\"");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            cells(sheet.createRow(5), "合计");
            sheet.getRow(5).createCell(1).setCellValue(2);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void cells(org.apache.poi.ss.usermodel.Row row, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) {
                row.createCell(i).setCellValue(texts[i]);
            }
        }
    }

    private static List<Raw> read(byte[] input, boolean xlsx, org.huitong.catalog.layout.Sheet layout) {
        List<Raw> all = new ArrayList<>();
        try (Records records = xlsx
                ? Workbook.xlsx(new Window(input), layout, Limits.DEFAULT)
                : Workbook.xls(new Window(input), layout)) {
            for (Raw raw = records.next(); raw != null; raw = records.next()) {
                all.add(raw);
            }
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsUnderTheHeaderAreRecords(boolean xlsx) throws IOException {
        List<Raw> raws = read(people(xlsx), xlsx, SECOND);

        assertThat(raws)
                .extracting(Raw::text)
                .containsExactly(
                        "{\"姓名\":\"张三·㼆𬭎\",\"号码\":\"1.1010519491231E+17\",\"出生\":32939,\"出生@type\":\"date\",\"金额\":0.3,"
                                + "\"在职\":true,\"备注\":{\"error\":\"#N/A\"},\"公式\":3}",
                        "{\"姓名\":\"李四\",\"号码\":\"999999199003070012\",\"出生\":20200101,\"金额\":-12,\"公式\":\"甲乙\"}");
        assertThat(raws).extracting(Raw::pointer).containsExactly("/row 3", "/row 4");
        assertThat((Object) Json.read(raws.get(0).text(), Map.class)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lostTextIsAFaultOfItsRow(boolean xlsx) throws IOException {
        try (org.apache.poi.ss.usermodel.Workbook workbook = workbook(xlsx)) {
            org.apache.poi.ss.usermodel.Sheet sheet = workbook.createSheet();
            cells(sheet.createRow(0), "a", "b");
            cells(sheet.createRow(1), "x", "锟斤拷");
            cells(sheet.createRow(2), "y", "z");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);

            List<Raw> raws = read(bytes.toByteArray(), xlsx, org.huitong.catalog.layout.Sheet.FIRST);

            assertThat(raws.get(0).fault().pointer()).isEqualTo("/row 2/b");
            assertThat(raws.get(1).fault()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void missingSheetColumnOrTrailerIsRefused(boolean xlsx) throws IOException {
        byte[] people = people(xlsx);

        assertThatThrownBy(
                        () -> read(people, xlsx, new org.huitong.catalog.layout.Sheet("名册", 0, true, List.of(), null)))
                .hasMessageContaining("it has no sheet \"名册\"");
        assertThatThrownBy(() ->
                        read(people, xlsx, new org.huitong.catalog.layout.Sheet("名单", 1, true, List.of("XM"), null)))
                .hasMessageContaining("at row 2: the header has no column \"XM\"");
        assertThatThrownBy(() -> read(
                        people,
                        xlsx,
                        new org.huitong.catalog.layout.Sheet("名单", 1, true, List.of(), new Trailer("总计", 2, 0))))
                .hasMessageContaining("there is no trailer \"总计\", 3 were read");
        assertThatThrownBy(
                        () -> read(people, xlsx, new org.huitong.catalog.layout.Sheet("名单", 10, true, List.of(), null)))
                .hasMessageContaining("there is no header");
    }

    @Test
    void daysSince1904AreDaysSince1900() throws IOException {
        byte[] book = zip(Map.of(
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='S' r:id='r1'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='r1' Target='worksheets/s.xml'/></Relationships>",
                "xl/styles.xml",
                "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>",
                "xl/worksheets/s.xml",
                "<worksheet><sheetData><row><c t='inlineStr'><is><t>a</t></is></c></row>"
                        + "<row><c s='1'><v>0</v></c></row><row><c><v>0</v></c></row></sheetData></worksheet>"));

        assertThat(read(book, true, org.huitong.catalog.layout.Sheet.FIRST))
                .extracting(Raw::text)
                .containsExactly("{\"a\":1462,\"a@type\":\"date\"}", "{\"a\":0}");
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void bombInAPartIsRefused() throws IOException {
        String many = "<row><c><v>1</v></c></row>".repeat(200_000);
        byte[] book = zip(Map.of(
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='S' r:id='r1'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='r1' Target='/xl/s.xml'/></Relationships>",
                "xl/s.xml",
                "<worksheet><sheetData><row><c t='str'><v>a</v></c></row>" + many + "</sheetData></worksheet>"));

        assertThatThrownBy(() -> read(book, true, org.huitong.catalog.layout.Sheet.FIRST))
                .hasMessageStartingWith("RECEIVE-TOO-LARGE")
                .hasMessageContaining("inflates beyond every sensible sheet");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void otherFileIsRefused(boolean xlsx) throws IOException {
        assertThatThrownBy(() -> read("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), xlsx, SECOND))
                .hasMessageStartingWith("RECEIVE-MALFORMED")
                .hasMessageContaining("no whole workbook");
        byte[] other = people(!xlsx);
        assertThatThrownBy(() -> read(other, xlsx, SECOND)).hasMessageStartingWith("RECEIVE-MALFORMED");
        assertThatThrownBy(() -> read(new byte[0], xlsx, SECOND)).hasMessageStartingWith("RECEIVE-MALFORMED");
    }
}
