package org.huitong.receive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.layout.FixedWidth;
import org.huitong.catalog.layout.Trailer;
import org.huitong.message.Raw;
import org.huitong.receive.input.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedRecordsTest {
    private static FixedWidth layout(FixedWidth.Unit unit, boolean shortLines, Trailer trailer) {
        LinkedHashMap<String, Integer> columns = new LinkedHashMap<>();
        columns.put("NAME", 10);
        columns.put("SEX", 2);
        columns.put("NO", 4);
        return new FixedWidth(unit, columns, trailer == null ? 0 : 1, shortLines, trailer);
    }

    private static List<Raw> read(byte[] input, FixedWidth layout, Charset charset) {
        return Reading.both(
                input, window -> new FixedRecords(window, layout, charset, new Limits(1000, 10, 60, 4), false));
    }

    private static List<Raw> read(String input) {
        return read(input.getBytes(Reading.GB18030), layout(FixedWidth.Unit.BYTES, false, null), Reading.GB18030);
    }

    /** DOMAIN 5.8 no. 1: blanks, ideographic blanks and NUL fill up to the width in bytes. */
    @Test
    void columnsAreCountedInBytesOfTheCharset() {
        List<Raw> raws = read("张三      男0001\r\n欧阳\u3000\u3000\u3000女0002\n㼆𬭎\0\0男0003\n");

        assertThat(raws)
                .extracting(raw -> raw.fields().toString())
                .containsExactly(
                        "{NAME=张三, SEX=男, NO=0001}", "{NAME=欧阳, SEX=女, NO=0002}", "{NAME=㼆𬭎, SEX=男, NO=0003}");
        assertThat(raws).extracting(Raw::pointer).containsExactly("/line 1", "/line 2", "/line 3");
        assertThat(raws).allSatisfy(raw -> assertThat(raw.fault()).isNull());
        assertThat(raws).extracting(Raw::bytes).containsExactly(16, 16, 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE"})
    void columnsCountedInCharactersKeepPairsWhole(String charset) {
        List<Raw> raws = read(
                "𬭎𬭎        男 0001\n张三        女 0002".getBytes(Charset.forName(charset)),
                layout(FixedWidth.Unit.CHARS, false, null),
                Charset.forName(charset));

        assertThat(raws)
                .extracting(raw -> raw.fields().toString())
                .containsExactly("{NAME=𬭎𬭎, SEX=男, NO=0001}", "{NAME=张三, SEX=女, NO=0002}");
    }

    /** 欧阳锋 shifted by one byte: every column is decoded strictly, so that no half of a character passes. */
    @Test
    void cutCharacterIsAFaultOfItsRecord() {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.writeBytes("x欧阳锋   男0000".getBytes(Reading.GB18030));
        input.writeBytes("\n 王欧阳锋甲男001\n张三      男0001\n".getBytes(Reading.GB18030));

        List<Raw> raws = read(input.toByteArray(), layout(FixedWidth.Unit.BYTES, false, null), Reading.GB18030);

        assertThat(raws.get(0).fault()).isNull();
        assertThat(raws.get(1).fault().rule()).isEqualTo("charset");
        assertThat(raws.get(1).fault().pointer()).isEqualTo("/line 2/NAME");
        assertThat(raws.get(1).text()).doesNotContain("\uFFFD", "?");
        assertThat(raws.get(2).fault()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`张三      男000`|length /line 1|false",
                "`张三      男00011`|length /line 1|false",
                "`张三      男0001  `||false",
                "`张三      男`||true",
                "`张三`||true",
                "`锟斤拷    男0001`|mojibake /line 1/NAME|false",
                "`张\u0000三     男0001`|text /line 1/NAME|false",
            })
    void whatDoesNotFitIsAFault(String line, String fault, boolean shortLines) {
        Raw raw = read(line.getBytes(Reading.GB18030), layout(FixedWidth.Unit.BYTES, shortLines, null), Reading.GB18030)
                .get(0);

        assertThat(
                        raw.fault() == null
                                ? null
                                : raw.fault().rule() + " " + raw.fault().pointer())
                .isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`HEAD\n张三      男0001\n99000001\n`|1",
                "`HEAD\n张三      男0001\n99000001        \r\n\r\n`|1",
                "`HEAD\n99张三    男0001\n99000001`|1",
                "`HEAD\n张三      男0001\n99000002`|says it has 2 records, 1 were read",
                "`HEAD\n张三      男0001\n`|there is no trailer",
                "`HEAD\n99000000`|0",
            })
    void trailerCountsTheRecords(String input, String result) {
        FixedWidth counted = layout(FixedWidth.Unit.BYTES, false, new Trailer("99", 3, 6));
        byte[] bytes = input.getBytes(Reading.GB18030);

        if (result.length() == 1) {
            assertThat(read(bytes, counted, Reading.GB18030)).hasSize(Integer.parseInt(result));
        } else {
            assertThatThrownBy(() -> read(bytes, counted, Reading.GB18030)).hasMessageContaining(result);
        }
    }

    /** Wherever a column begins and ends: its text is exactly its bytes, or it is a fault. */
    @Test
    void slicingNeverCutsACharacter() {
        java.util.Random random = new java.util.Random(20261125);
        Slicer slicer = Slicer.of(FixedWidth.Unit.BYTES, Reading.GB18030);
        int cut = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int at = random.nextInt(10); at >= 0; at--) {
                line.append(
                        List.of("a", "0", "张", "镕", "㼆", "𬭎", "·", "\u3000").get(random.nextInt(8)));
            }
            byte[] bytes = line.toString().getBytes(Reading.GB18030);
            int at = random.nextInt(bytes.length);
            int width = 1 + random.nextInt(8);
            slicer.load(bytes, 0, bytes.length);
            String text = slicer.text(at, width);
            String prefix = boundary(line.toString(), at);
            String whole = boundary(line.toString(), Math.min(bytes.length, at + width));
            if (text == null) {
                cut++;
            } else if (prefix != null && whole != null) {
                assertThat(text).isEqualTo(Slicer.unpadded(whole.substring(prefix.length())));
            }
            assertThat(prefix != null && whole != null && text == null)
                    .as("a whole field is read")
                    .isFalse();
        }
        assertThat(cut).isGreaterThan(10_000);
    }

    /** The characters of the line's first bytes; null where these end within one. */
    private static String boundary(String line, int bytes) {
        for (int end = 0;
                end <= line.length();
                end = end == line.length() ? end + 1 : line.offsetByCodePoints(end, 1)) {
            if (line.substring(0, end).getBytes(Reading.GB18030).length == bytes) {
                return line.substring(0, end);
            }
        }
        return null;
    }

    @Test
    void lineWithoutEndIsRefused() {
        byte[] endless = "张三      男0001".repeat(20).getBytes(Reading.GB18030);

        assertThatThrownBy(() -> read(endless, layout(FixedWidth.Unit.BYTES, false, null), Reading.GB18030))
                .hasMessageStartingWith("RECEIVE-TOO-LARGE")
                .hasMessageContaining("line 1 at byte 0 has more than 60 bytes");
    }

    @Test
    void recordIsReadAgainFromItsBytesAlone() {
        Raw first = read("张三      男0001\r\n").get(0);
        byte[] alone = java.util.Arrays.copyOfRange(first.source(), first.from(), first.to());
        FixedWidth counted = layout(FixedWidth.Unit.BYTES, false, new Trailer("99", 3, 6));

        Raw again = Reading.all(new FixedRecords(
                        new org.huitong.receive.input.Window(alone), counted, Reading.GB18030, Limits.DEFAULT, true))
                .get(0);

        assertThat(again.fields()).isEqualTo(first.fields());
        assertThat(Map.copyOf(again.fields())).containsEntry("NAME", "张三");
        assertThat(StandardCharsets.UTF_8).isNotEqualTo(again.origin().charset());
    }
}
