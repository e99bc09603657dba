package org.huitong.jmh;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.huitong.catalog.Format;

/** The formats that are measured. */
public enum Form {
    JSON(Format.JSON, StandardCharsets.UTF_8),
    NDJSON(Format.NDJSON, StandardCharsets.UTF_8),
    XML(Format.XML, StandardCharsets.UTF_8),
    CSV(Format.CSV, StandardCharsets.UTF_8),
    CSV_GB18030(Format.CSV, Charset.forName("GB18030")),
    FIXED_WIDTH(Format.FIXED_WIDTH, Charset.forName("GB18030")),
    XLSX(Format.XLSX, StandardCharsets.UTF_8),
    DBF(Format.DBF, Charset.forName("GB18030"));

    static final int RECORDS = 500;
    static final int RECORD_BYTES = 1024;

    /** Columns of fixed width are wider than their texts. */
    private static final String PAD = "  ";
    /** The amount, which holds a comma. */
    private static final int QUOTED = 6;

    final Format format;
    final Charset charset;

    Form(Format format, Charset charset) {
        this.format = format;
        this.charset = charset;
    }

    /** What item {@code number}, from 1, is called by the source. */
    static String field(int number) {
        return "F%02d".formatted(number);
    }

    static List<String> fields() {
        return IntStream.rangeClosed(1, Content.ITEMS).mapToObj(Form::field).toList();
    }

    /** One record without its line end: {@link #RECORD_BYTES} in text formats, its cells alone in a workbook. */
    String record(List<String> texts) {
        StringBuilder record = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String name = field(i + 1);
            switch (this) {
                case JSON, NDJSON ->
                    record.append(i == 0 ? "{\"" : ",\"")
                            .append(name)
                            .append("\":\"")
                            .append(text)
                            .append('"');
                case XML ->
                    record.append('<').append(name).append('>').append(text).append("</" + name + ">");
                case CSV, CSV_GB18030 -> record.append(i == 0 ? "" : ",").append(i == QUOTED ? '"' + text + '"' : text);
                case FIXED_WIDTH, DBF -> record.append(i == 0 ? "" : PAD).append(text);
                case XLSX -> record.append(text);
            }
        }
        return switch (this) {
            case JSON, NDJSON -> record.append('}').toString();
            case XML -> "<R>" + record + "</R>";
            case DBF -> " " + record;
            default -> record.toString();
        };
    }

    /** Bytes of each column of fixed width. */
    int width(List<String> texts, int index) {
        int pad = index == texts.size() - 1 ? 0 : PAD.length();
        return texts.get(index).getBytes(charset).length + pad;
    }

    /** The texts of every record. */
    List<List<String>> texts(Content content) {
        String empty = record(Collections.nCopies(Content.ITEMS, ""));
        int room = RECORD_BYTES - empty.getBytes(charset).length;
        return IntStream.range(0, RECORDS)
                .mapToObj(serial -> content.texts(serial, charset, room))
                .toList();
    }
}
