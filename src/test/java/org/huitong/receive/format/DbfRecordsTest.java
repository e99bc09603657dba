package org.huitong.receive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linuxense.javadbf.DBFDataType;
import com.linuxense.javadbf.DBFField;
import com.linuxense.javadbf.DBFWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.layout.Dbf;
import org.huitong.message.Json;
import org.huitong.message.Raw;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Window;
import org.junit.jupiter.api.Test;

/** Tables as another library writes them: DOMAIN 5.8 no. 9. */
class DbfRecordsTest {
    private static byte[] table(Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DBFWriter writer = new DBFWriter(bytes, charset)) {
            writer.setFields(new DBFField[] {
                new DBFField("XM", DBFDataType.CHARACTER, 10),
                new DBFField("JE", DBFDataType.NUMERIC, 10, 2),
                new DBFField("CSRQ", DBFDataType.DATE),
                new DBFField("ZZ", DBFDataType.LOGICAL)
            });
            Date born = new GregorianCalendar(1990, 2, 7).getTime();
            writer.addRecord(new Object[] {"张三·喆", 12.5, born, true});
            writer.addRecord(new Object[] {"李四", -3, null, false});
            writer.addRecord(new Object[] {"", null, null, null});
        }
        return bytes.toByteArray();
    }

    private static List<Raw> read(byte[] input, Dbf layout, Charset charset) {
        return Reading.both(input, window -> new DbfRecords(window, layout, charset, Limits.DEFAULT));
    }

    /** The code page byte says what it likes; the source declares the charset. */
    @Test
    void recordsKeepTheirTextAndTheirBytes() {
        byte[] table = table(Reading.GB18030);
        table[29] = 0x57;

        List<Raw> raws = read(table, Dbf.PLAIN, Reading.GB18030);

        assertThat(raws)
                .extracting(raw -> raw.fields().toString())
                .containsExactly("{XM=张三·喆, JE=12.50, CSRQ=19900307, ZZ=T}", "{XM=李四, JE=-3.00, ZZ=F}", "{XM=}");
        assertThat(raws).extracting(Raw::pointer).containsExactly("/record 1", "/record 2", "/record 3");
        assertThat(Reading.bytes(raws.get(1), Reading.GB18030)).startsWith(" 李四      ");
    }

    @Test
    void deletedRecordIsSkippedOrMarked() {
        byte[] table = table(Reading.GB18030);
        int start = table[8] & 0xFF;
        table[start] = '*';

        assertThat(read(table, Dbf.PLAIN, Reading.GB18030)).hasSize(2);
        assertThat(read(table, new Dbf(Dbf.Deleted.MARK, Dbf.Memo.REFUSE), Reading.GB18030))
                .hasSize(3)
                .first()
                .satisfies(raw -> assertThat(raw.fields()).containsEntry("@deleted", "*"));
    }

    @Test
    void wrongCharsetIsAFaultAndReadAgainWithTheRightOne() {
        Raw raw =
                read(table(Reading.GB18030), Dbf.PLAIN, StandardCharsets.UTF_8).get(0);
        assertThat(raw.fault().rule()).isEqualTo("charset");
        assertThat(raw.fault().pointer()).isEqualTo("/record 1/XM");

        Map<?, ?> known = (Map<?, ?>) Json.read(raw.text(), Map.class).get("$original");
        byte[] alone = java.util.Arrays.copyOfRange(raw.source(), raw.from(), raw.to());
        List<Raw> again = Reading.all(
                new DbfRecords(new Window(alone), Dbf.PLAIN, Reading.GB18030, (Map<?, ?>) known.get("known")));

        assertThat(again)
                .singleElement()
                .satisfies(mended -> assertThat(mended.fields()).containsEntry("XM", "张三·喆"));
    }

    @Test
    void binaryValuesOfFoxProAreRead() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x30, 126, 11, 25, 1, 0, 0, 0, (byte) (32 * 5 + 1), 0, 29, 0});
        bytes.writeBytes(new byte[20]);
        for (String column : List.of("I4", "Y8", "T8", "B8")) {
            bytes.writeBytes(
                    new byte[] {(byte) column.charAt(0), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) column.charAt(0)});
            bytes.writeBytes(new byte[] {0, 0, 0, 0, (byte) (column.charAt(1) - '0')});
            bytes.writeBytes(new byte[15]);
        }
        bytes.write(0x0D);
        java.nio.ByteBuffer record = java.nio.ByteBuffer.allocate(29).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        record.put((byte) ' ')
                .putInt(-7)
                .putLong(123_4500)
                .putInt(2_447_958)
                .putInt(3_600_000)
                .putDouble(0.5);
        bytes.writeBytes(record.array());

        assertThat(read(bytes.toByteArray(), Dbf.PLAIN, Reading.GB18030).get(0).fields())
                .hasToString("{I=-7, Y=123.4500, T=1990-03-07T01:00, B=0.5}");
    }

    @Test
    void cutTableIsRefused() {
        byte[] table = table(Reading.GB18030);

        assertThatThrownBy(() -> read(java.util.Arrays.copyOf(table, table.length - 20), Dbf.PLAIN, Reading.GB18030))
                .hasMessageContaining("the table says it has 3 records and ends within this one");
    }
}
