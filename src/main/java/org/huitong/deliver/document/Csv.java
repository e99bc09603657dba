package org.huitong.deliver.document;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * RFC 4180 in UTF-8 without a mark. A spreadsheet computes a cell that begins with one of a few characters, and what
 * it computes may send the sheet's other cells away (CWE-1236); such a cell gets an apostrophe in front, plain numbers
 * excepted.
 */
final class Csv {
    private static final Pattern COMPUTED = Pattern.compile("(?s)^[=+@\\t\\r\\n\\uFF0B\\uFF0D\\uFF1D\\uFF20-].*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private Csv() {}

    static byte[] of(List<Map<String, Object>> records, List<String> items, boolean guarded) {
        StringWriter text = new StringWriter();
        List<String> columns = new ArrayList<>(Flat.ABOUT);
        columns.addAll(items);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(columns);
            for (Map<String, Object> record : records) {
                Map<String, Object> flat = Flat.of(record);
                csv.writeRecord(columns.stream()
                        .map(column -> cell(flat.get(column), guarded))
                        .toList());
            }
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(Object value, boolean guarded) {
        String text = Flat.text(value);
        boolean computed = guarded
                && COMPUTED.matcher(text).matches()
                && !NUMBER.matcher(text).matches();
        return computed ? "'" + text : text;
    }
}
