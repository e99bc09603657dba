package org.huitong.table;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Values between a row and Java. Times are read and written as {@code java.time} values: {@link java.sql.Timestamp} goes by
 * the zone of this process, in which an hour of the far end may not exist.
 */
final class Cells {
    /** {@code SQLSTATE} of a value that is none of the column's type. */
    private static final String NOT_OF_TYPE = "22018";

    private final List<Column> columns;

    /** One column, its name in upper case. */
    record Column(String name, int type, boolean zoned) {
        /** Some drivers declare a column with a zone as one without. */
        int jdbcType() {
            return zoned ? Types.TIMESTAMP_WITH_TIMEZONE : type;
        }
    }

    private Cells(List<Column> columns) {
        this.columns = columns;
    }

    static Cells of(ResultSetMetaData row) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= row.getColumnCount(); i++) {
            int type = row.getColumnType(i);
            boolean zoned = type == Types.TIMESTAMP_WITH_TIMEZONE || "timestamptz".equals(row.getColumnTypeName(i));
            columns.add(new Column(row.getColumnLabel(i).toUpperCase(Locale.ROOT), type, zoned));
        }
        return new Cells(List.copyOf(columns));
    }

    List<Column> columns() {
        return columns;
    }

    /** The row the cursor stands at. */
    Map<String, Object> row(ResultSet rows) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i).name(), read(rows, i));
        }
        return row;
    }

    /** @param at from 0 */
    Object read(ResultSet rows, int at) throws SQLException {
        Column column = columns.get(at);
        int i = at + 1;
        return switch (column.type()) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                column.zoned() ? rows.getObject(i, OffsetDateTime.class) : rows.getObject(i, LocalDateTime.class);
            case Types.DATE -> rows.getObject(i, LocalDate.class);
            case Types.TIME -> rows.getObject(i, LocalTime.class);
            case Types.CLOB, Types.NCLOB -> rows.getString(i);
            default -> rows.getObject(i);
        };
    }

    /**
     * @param at of the column, from 0
     * @param parameter from 1
     * @param value as JSON has it, or as {@link #read} gave it
     */
    void bind(PreparedStatement statement, int parameter, int at, Object value) throws SQLException {
        Object typed = typed(at, value);
        if (typed == null) {
            statement.setNull(parameter, columns.get(at).type());
        } else {
            statement.setObject(parameter, typed, columns.get(at).jdbcType());
        }
    }

    /**
     * A value as the column takes it.
     *
     * @param at of the column, from 0
     * @throws SQLDataException where it is none of its type
     */
    Object typed(int at, Object value) throws SQLDataException {
        Column column = columns.get(at);
        try {
            return value == null ? null : typed(column, value);
        } catch (DateTimeException | NumberFormatException e) {
            throw new SQLDataException("column " + column.name() + " takes no such value", NOT_OF_TYPE);
        }
    }

    private static Object typed(Column column, Object value) {
        String text = value.toString();
        return switch (column.type()) {
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> moment(column, text.replace(' ', 'T'));
            case Types.DATE -> LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
            case Types.TIME -> LocalTime.parse(text);
            case Types.SMALLINT, Types.TINYINT, Types.INTEGER, Types.BIGINT -> Long.valueOf(text);
            case Types.DECIMAL, Types.NUMERIC, Types.REAL, Types.FLOAT, Types.DOUBLE -> new BigDecimal(text);
            case Types.BIT, Types.BOOLEAN -> text.equals("1") || Boolean.parseBoolean(text);
            default -> text;
        };
    }

    private static Object moment(Column column, String text) {
        if (column.zoned()) {
            boolean named = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > 7;
            return named
                    ? OffsetDateTime.parse(text)
                    : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
        }
        return text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
    }
}
