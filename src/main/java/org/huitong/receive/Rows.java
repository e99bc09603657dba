package org.huitong.receive;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.message.Raw;

/** Rows of a polled table into records. A row's untouched input is its JSON text, column names in upper case. */
public final class Rows {
    private Rows() {}

    /**
     * One record per row, in order. Times become ISO 8601 local text, so that no time zone moves a day.
     *
     * @param rows as a JDBC driver gave them: column to value
     * @throws HuitongException RECEIVE_MALFORMED where a column is binary or cannot be read
     */
    public static List<Raw> toRaws(List<Map<String, Object>> rows) {
        List<Raw> raws = new ArrayList<>(rows.size());
        for (Map<String, Object> row : rows) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (Map.Entry<String, Object> column : row.entrySet()) {
                String name = column.getKey().toUpperCase(Locale.ROOT);
                fields.put(name, value(name, column.getValue()));
            }
            byte[] text = Json.bytes(fields);
            raws.add(new Raw(raws.size(), "/" + raws.size(), fields, text, 0, text.length));
        }
        return raws;
    }

    private static Object value(String column, Object value) {
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof BigDecimal
                || value instanceof BigInteger) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof byte[] || value instanceof java.sql.Blob) {
            throw unreadable(column, "it is binary", null);
        }
        return value instanceof Clob clob ? text(column, clob) : other(value);
    }

    private static Object number(Number number) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        double value = number.doubleValue();
        return Double.isFinite(value) ? new BigDecimal(number.toString()) : number.toString();
    }

    /** java.time values already write themselves as ISO 8601. */
    private static String other(Object value) {
        if (value instanceof java.sql.Timestamp timestamp) {
            return timestamp.toLocalDateTime().toString();
        }
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate().toString();
        }
        if (value instanceof java.sql.Time time) {
            return time.toLocalTime().toString();
        }
        return value.toString();
    }

    private static String text(String column, Clob clob) {
        try (Reader reader = clob.getCharacterStream()) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (SQLException | IOException e) {
            throw unreadable(column, "its text cannot be read", e);
        }
    }

    private static HuitongException unreadable(String column, String why, Throwable cause) {
        return new HuitongException(
                ErrorCode.RECEIVE_MALFORMED,
                "reading column " + column + " of a polled row failed: " + why
                        + ". Leave the column out of the source's query, or turn it into text there.",
                cause);
    }
}
