package org.huitong.jmh;

import com.linuxense.javadbf.DBFDataType;
import com.linuxense.javadbf.DBFField;
import com.linuxense.javadbf.DBFWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes the input that both sides read; workbooks and tables as other libraries write them. */
final class Bodies {
    private Bodies() {}

    static byte[] of(Form form, List<List<String>> texts) {
        return switch (form) {
            case JSON -> text(form, texts, "[", ",\n", "]\n");
            case NDJSON -> text(form, texts, "", "\n", "\n");
            case XML -> text(form, texts, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<D>\n", "\n", "\n</D>\n");
            case CSV, CSV_GB18030 -> text(form, texts, String.join(",", Form.fields()) + "\r\n", "\r\n", "\r\n");
            case FIXED_WIDTH -> text(form, texts, "", "\r\n", "\r\n");
            case XLSX -> workbook(texts);
            case DBF -> table(form, texts);
        };
    }

    private static byte[] text(Form form, List<List<String>> texts, String head, String between, String tail) {
        return texts.stream()
                .map(form::record)
                .collect(Collectors.joining(between, head, tail))
                .getBytes(form.charset);
    }

    private static byte[] workbook(List<List<String>> texts) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet();
            row(sheet.createRow(0), Form.fields());
            for (int i = 0; i < texts.size(); i++) {
                row(sheet.createRow(i + 1), texts.get(i));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void row(XSSFRow row, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            row.createCell(i).setCellValue(texts.get(i));
        }
    }

    private static byte[] table(Form form, List<List<String>> texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DBFWriter writer = new DBFWriter(bytes, form.charset)) {
            DBFField[] fields = new DBFField[Content.ITEMS];
            for (int i = 0; i < fields.length; i++) {
                fields[i] = new DBFField(Form.field(i + 1), DBFDataType.CHARACTER, form.width(texts.get(0), i));
            }
            writer.setFields(fields);
            texts.forEach(record -> writer.addRecord(record.toArray()));
        }
        return bytes.toByteArray();
    }
}
