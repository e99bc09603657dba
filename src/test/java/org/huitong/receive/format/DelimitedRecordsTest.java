package org.huitong.receive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huitong.catalog.layout.Delimited;
import org.huitong.catalog.layout.Trailer;
import org.huitong.message.Raw;
import org.huitong.receive.input.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedRecordsTest {
    private static final char NONE = Delimited.NONE;
    private static final Delimited DATABASE = new Delimited("\t", NONE, '\\', NONE, 0, false, List.of("a", "b"), null);
    private static final Delimited WIDE = new Delimited("|@|", '"', NONE, '#', 1, true, List.of(), null);

    private static List<Raw> read(byte[] input, Delimited layout, Charset charset) {
        return Reading.both(
                input, window -> new DelimitedRecords(window, layout, charset, new Limits(1000, 10, 60, 4), null));
    }

    private static List<Raw> read(String input) {
        return read(input.getBytes(Reading.GB18030), Delimited.RFC_4180, Reading.GB18030);
    }

    @Test
    void headerNamesTheCellsAndEachRowKeepsItsBytes() {
        List<Raw> raws = read("姓名,性别\r\n张三,男\r\n\"李\"\"四\"\"\",\n王五,\"女,\n?\"");

        assertThat(raws)
                .extracting(Raw::fields)
                .extracting(Object::toString)
                .containsExactly("{姓名=张三, 性别=男}", "{姓名=李\"四\", 性别=}", "{姓名=王五, 性别=女,\n?}");
        assertThat(raws)
                .extracting(raw -> Reading.bytes(raw, Reading.GB18030))
                .containsExactly("张三,男", "\"李\"\"四\"\"\",", "王五,\"女,\n?\"");
        assertThat(raws).extracting(Raw::pointer).containsExactly("/line 2", "/line 3", "/line 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndIsOne(String end) {
        assertThat(read(String.join(end, "a,b", "1,2", "", "3,4", "5,6")))
                .extracting(raw -> raw.fields().toString())
                .containsExactly("{a=1, b=2}", "{a=3, b=4}", "{a=5, b=6}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
    void everyCharsetIsReadWithItsMark(String charset) {
        Charset named = Charset.forName(charset);
        byte[] input = "\uFEFF姓,号\n㼆𬭎,1\n\u534A,2\u0D0A\u0A0D\n".getBytes(named);

        assertThat(read(input, Delimited.RFC_4180, charset.startsWith("UTF-16") ? StandardCharsets.UTF_16 : named))
                .extracting(raw -> raw.fields().toString())
                .containsExactly("{姓=㼆𬭎, 号=1}", "{姓=半, 号=2\u0D0A\u0A0D}");
    }

    /** 0x5C and 0x7C are second bytes of characters in GBK: 誠 is D55C, 誖 D57C. */
    @Test
    void secondByteOfACharacterIsNoDelimiterAndNoEscape() {
        Delimited piped = new Delimited("|", NONE, '\\', NONE, 0, false, List.of("a", "b"), null);

        assertThat(read("誠|誖\n".getBytes(Reading.GB18030), piped, Reading.GB18030)
                        .get(0)
                        .fields())
                .hasToString("{a=誠, b=誖}");
    }

    @Test
    void escapesOfDatabasesAreRead() {
        byte[] input = "a\\\tb\tx\\\ny\n\\N\tq\\\\\n".getBytes(StandardCharsets.UTF_8);

        assertThat(read(input, DATABASE, StandardCharsets.UTF_8))
                .extracting(raw -> raw.fields().toString())
                .containsExactly("{a=a\tb, b=x\ny}", "{a=\\N, b=q\\}");
    }

    @Test
    void delimiterOfSeveralCharactersCommentsAndTitleAreRead() {
        byte[] input = "名单\n# 注\na|@|b\n1|2|@|\"x|@|y\"\n#z\n".getBytes(StandardCharsets.UTF_8);

        assertThat(read(input, WIDE, StandardCharsets.UTF_8))
                .singleElement()
                .satisfies(raw -> assertThat(raw.fields()).hasToString("{a=1|2, b=x|@|y}"));
    }

    @Test
    void badRowIsItsOwnFaultAndItsNeighborsGoOn() {
        byte[] bad = {'a', (byte) 0xFF, ',', '1', '\n'};
        byte[] input = join("a,b\n1\n\"x\"y,2\n3,4\n", bad, "寮犱笁,5\nx\u0000,6\n锟斤拷,7\n8,9\n");

        List<Raw> raws = read(input, Delimited.RFC_4180, Reading.GB18030);

        assertThat(raws)
                .extracting(raw -> raw.fault() == null
                        ? ""
                        : raw.fault().rule() + " " + raw.fault().pointer())
                .containsExactly(
                        "ragged /line 2",
                        "quote /line 3",
                        "",
                        "charset /line 5, byte 18",
                        "mojibake /line 6/a",
                        "text /line 7/a",
                        "mojibake /line 8/a",
                        "");
        assertThat(raws.get(0).fields()).hasToString("{$cells=[1]}");
        assertThat(raws.get(3).text()).contains("\"bytes\":\"Yf8sMQ==\"").doesNotContain("\uFFFD");
    }

    private static byte[] join(String first, byte[] middle, String last) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        all.writeBytes(first.getBytes(Reading.GB18030));
        all.writeBytes(middle);
        all.writeBytes(last.getBytes(Reading.GB18030));
        return all.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`a,b\n1,\"2\n3,4\n`|line 2: the quote that is opened here is never closed",
                "`a,a\n1,2\n`|stands there twice",
                "`\n\n`|no header",
                "``|no header",
                "`a,b\n1,2222222222222222222222222222222222222222222222222222222222222222\n`|more than 60 bytes",
                "`a,b\n1,\"2222222222222222222222222222\n22222222222222222222\n2222222222222222222222\"`|line 2 has more than 60",
                "`张,\u5BEE\u72B1\u7B01\n`|the name of column 2 is of another charset",
            })
    void doubtfulInputIsRefusedWithItsLine(String input, String why) {
        assertThatThrownBy(() -> read(input)).hasMessageStartingWith("RECEIVE-").hasMessageContaining(why);
    }

    @Test
    void otherCharsetOfTheWholeInputIsRefused() {
        assertThatThrownBy(() ->
                        read("姓名,性别\n张三,男\n".getBytes(StandardCharsets.UTF_8), Delimited.RFC_4180, Reading.GB18030))
                .hasMessageContaining("at byte 0: there is Chinese text in UTF-8, but the source declares GB18030");
        assertThatThrownBy(
                        () -> read("\uFEFFa\n1".getBytes(StandardCharsets.UTF_8), Delimited.RFC_4180, Reading.GB18030))
                .hasMessageContaining("a byte order mark of UTF-8");
        assertThatThrownBy(() ->
                        read("a\n1".getBytes(StandardCharsets.UTF_16LE), Delimited.RFC_4180, StandardCharsets.UTF_16))
                .hasMessageContaining("no byte order mark");
    }

    @Test
    void headerMustHaveWhatTheLayoutNames() {
        Delimited wanting = new Delimited(",", '"', NONE, NONE, 0, true, List.of("b", "c"), null);

        assertThatThrownBy(() -> read("a,b\n1,2".getBytes(StandardCharsets.UTF_8), wanting, StandardCharsets.UTF_8))
                .hasMessageContaining("has no column \"c\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`1,2\n3,4\nEND,2\n`|2",
                "`1,2\nEND,2\nEND,2\n`|2",
                "`1,2\nEND,1\n\n\u001A`|1",
                "`1,2\nEND,2\n`|the input says it has 2 records, 1 were read",
                "`1,2\nEND,x\n`|is no number",
                "`1,2\n`|there is no trailer \"END\", 1 were read",
                "`1,2\nEND,1\n1,2\n`|there is no trailer",
            })
    void trailerCountsTheRecords(String input, String result) {
        Delimited counted = new Delimited(",", '"', NONE, NONE, 0, false, List.of("a", "b"), new Trailer("END", 2, 0));
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);

        if (result.length() == 1) {
            assertThat(read(bytes, counted, StandardCharsets.UTF_8)).hasSize(Integer.parseInt(result));
        } else {
            assertThatThrownBy(() -> read(bytes, counted, StandardCharsets.UTF_8))
                    .hasMessageContaining(result);
        }
    }
}
