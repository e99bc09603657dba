package org.huitong.receive.format;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import org.huitong.receive.input.Strict;
import org.huitong.receive.input.Trouble;

/** One value of a table. Numbers, dates and logicals stay the text they are; what is binary becomes a value. For one thread. */
final class DbfValue {
    private static final Trouble OVERFLOW = new Trouble(
            "overflow", "the number did not fit its column and is lost; widen the column and enter it again");
    private static final Trouble BINARY =
            new Trouble("binary", "the column's length is not that of its type; export the table again");

    private final Strict strict;

    DbfValue(Charset charset) {
        this.strict = new Strict(charset);
    }

    /** A String, Long or BigDecimal; null for none; a {@link Trouble} where it cannot be told. */
    Object of(byte[] bytes, int from, DbfColumn column) {
        return switch (column.type()) {
            case 'I', 'Y', 'T', 'B' -> binary(bytes, from, column);
            default -> text(bytes, from, column);
        };
    }

    private Object text(byte[] bytes, int from, DbfColumn column) {
        String text = strict.text(bytes, from, from + column.length());
        if (text == null) {
            return Trouble.CHARSET;
        }
        String plain = Slicer.unpadded(text);
        if (column.type() == 'C') {
            return plain;
        }
        if (plain.indexOf('*') >= 0) {
            return OVERFLOW;
        }
        return plain.isEmpty() || column.type() == 'L' && plain.equals("?") ? null : plain;
    }

    private static Object binary(byte[] bytes, int from, DbfColumn column) {
        int length = column.type() == 'I' ? Integer.BYTES : Long.BYTES;
        if (column.length() != length) {
            return BINARY;
        }
        ByteBuffer value = ByteBuffer.wrap(bytes, from, length).order(ByteOrder.LITTLE_ENDIAN);
        return switch (column.type()) {
            case 'I' -> (long) value.getInt();
            case 'Y' -> BigDecimal.valueOf(value.getLong(), 4);
            case 'B' -> number(value.getDouble());
            default -> time(value.getInt(), value.getInt());
        };
    }

    private static Object number(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value) : OVERFLOW;
    }

    /** Days of the Julian period and milliseconds of the day. */
    private static Object time(int day, int millis) {
        if (day == 0 && millis == 0) {
            return null;
        }
        try {
            return LocalDateTime.of(java.time.LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, day), LocalTime.MIDNIGHT)
                    .plus(millis, ChronoUnit.MILLIS)
                    .toString();
        } catch (DateTimeException e) {
            return BINARY;
        }
    }
}
