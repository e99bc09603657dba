package org.huitong.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.huitong.catalog.Format;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.message.Raw;
import org.huitong.receive.input.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
    private final Decoder decoder = new Decoder(new Limits(400, 3, 100, 4));

    private List<Raw> json(String body) {
        return decoder.decode(body.getBytes(StandardCharsets.UTF_8), Format.JSON, StandardCharsets.UTF_8);
    }

    private List<Raw> lines(String body) {
        return decoder.decode(body.getBytes(StandardCharsets.UTF_8), Format.NDJSON, StandardCharsets.UTF_8);
    }

    @Test
    void objectIsOneRecordWithEmptyPointer() {
        List<Raw> raws = json(" {\"XM\":\"测试\", \"n\":[1,{\"a\":null}]} ");

        assertThat(raws).singleElement().satisfies(raw -> {
            assertThat(raw.pointer()).isEmpty();
            assertThat(raw.text()).isEqualTo("{\"XM\":\"测试\", \"n\":[1,{\"a\":null}]}");
            assertThat(raw.fields()).containsEntry("XM", "测试");
        });
    }

    @Test
    void recordsOfAnArrayKeepTheirUntouchedBytes() {
        List<Raw> raws = json("\uFEFF[ {\"名\" : \"甲\"} ,{\"b\":2}\n,{} ]");

        assertThat(raws).extracting(Raw::text).containsExactly("{\"名\" : \"甲\"}", "{\"b\":2}", "{}");
        assertThat(raws).extracting(Raw::pointer).containsExactly("/0", "/1", "/2");
    }

    @Test
    void recordsOfLinesKeepTheirUntouchedBytes() {
        List<Raw> raws = lines("\uFEFF{\"a\":\"甲\"}\r\n\n  {\"b\": 2} \n{}");

        assertThat(raws).extracting(Raw::text).containsExactly("{\"a\":\"甲\"}", "{\"b\": 2}", "{}");
        assertThat(raws).extracting(Raw::index).containsExactly(0, 1, 2);
    }

    @Test
    void numbersStayExact() {
        Map<String, Object> fields = json("{\"i\":18,\"b\":123456789012345678901,\"d\":5000.00,\"e\":1e3,\"t\":true}")
                .get(0)
                .fields();

        assertThat(fields)
                .containsEntry("i", 18L)
                .containsEntry("b", new BigInteger("123456789012345678901"))
                .containsEntry("d", new BigDecimal("5000.00"))
                .containsEntry("t", true);
        assertThat((BigDecimal) fields.get("e")).isEqualByComparingTo("1000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "` `|at byte 1",
                "[]|no record",
                "1|neither",
                "null|neither",
                "\"text\"|neither",
                "[1]|record 0 is not an object",
                "[{},[]]|record 1 is not an object",
                "{\"a\":1|not well-formed",
                "[{}|not well-formed",
                "{}x|at byte 2",
                "{}{}|at byte 2",
                "[{}],|at byte 4",
                "{\"a\":1,\"a\":1}|twice",
                "[{},{\"b\":null,\"b\":null}]|twice",
                "{'a':1}|at byte 1",
                "{\"a\":NaN}|not well-formed",
                "{\"a\":01}|not well-formed",
                "{\"a\":\"\\ud800\"}|half a character",
                "{\"a\":\"\\udc00\\ud800\"}|half a character",
                "{\"\\ud800\":1}|byte",
                "{\"a\":\"\\u0000\"}|NUL",
                "{\"a\":1e99999}|exponent",
                "{\"a\":1}//c|not well-formed",
            })
    void malformedIsRefusedWithItsPlace(String body, String text) {
        assertThatThrownBy(() -> json(body))
                .isInstanceOf(HuitongException.class)
                .hasMessageStartingWith("RECEIVE-MALFORMED")
                .hasMessageContaining("byte")
                .hasMessageContaining(text);
    }

    @Test
    void emptyBodyIsRefused() {
        assertThatThrownBy(() -> json("")).hasMessageStartingWith("RECEIVE-MALFORMED");
        assertThatThrownBy(() -> lines("")).hasMessageStartingWith("RECEIVE-MALFORMED");
    }

    @Test
    void pairOfSurrogateEscapesIsACharacter() {
        assertThat(json("{\"a\":\"\\ud86d\\udf8e\"}").get(0).fields()).containsEntry("a", "𫞎");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "7B 22 61 22 3A 22 C3 28 22 7D, 6", // cut sequence
        "7B 22 61 22 3A 22 C0 AF 22 7D, 6", // overlong
        "7B 22 61 22 3A 22 ED A0 80 22 7D, 6", // surrogate
        "7B 22 61 22 3A 22 F5 80 80 80 22 7D, 6", // beyond Unicode
        "00 7B 00 7D, 0", // UTF-16
        "FE FF 00 7B 00 7D, 0",
        "7B 22 61 22 3A 22 D5 C5 22 7D, 6", // GBK
        "7B 22 61 22 3A 22 00 22 7D, 6", // NUL
    })
    void otherThanStrictUtf8IsRefusedAtItsByte(String hex, int offset) {
        byte[] body = java.util.HexFormat.ofDelimiter(" ").parseHex(hex);

        assertThatThrownBy(() -> decoder.decode(body, Format.JSON, StandardCharsets.UTF_8))
                .hasMessageStartingWith("RECEIVE-MALFORMED")
                .hasMessageContaining("at byte " + offset + ":");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[{},{},{},{}]|more than 3 records",
                "{\"a\":{\"b\":{\"c\":{\"d\":{}}}}}|nested deeper than 4",
                "[{\"a\":[[[1]]]}]|nested deeper than 4",
            })
    void tooMuchIsRefused(String body, String text) {
        assertThatThrownBy(() -> json(body))
                .hasMessageStartingWith("RECEIVE-TOO-LARGE")
                .hasMessageContaining(text);
    }

    @Test
    void sizesAreCountedInBytes() {
        assertThatThrownBy(() -> json("{\"a\":\"" + "字".repeat(31) + "\"}")).hasMessageContaining("the limit is 100");
        assertThatThrownBy(() -> json("x".repeat(401))).hasMessageContaining("the limit is 400");
        assertThat(json("{\"a\":\"" + "字".repeat(30) + "\"}")).hasSize(1);
    }

    @Test
    void deepNestingCostsNoStack() {
        Decoder real = new Decoder(Limits.DEFAULT);
        byte[] body = ("{\"a\":" + "[".repeat(900_000)).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> real.decode(body, Format.JSON, StandardCharsets.UTF_8))
                .hasMessageStartingWith("RECEIVE-TOO-LARGE");
    }

    @Test
    void secondObjectOnALineIsRefused() {
        assertThatThrownBy(() -> lines("{}\n{} {}\n"))
                .hasMessageStartingWith("RECEIVE-MALFORMED")
                .hasMessageContaining("at byte 6:");
        assertThatThrownBy(() -> lines("{}\n[{}]\n")).hasMessageContaining("record 1 is not an object");
        assertThatThrownBy(() -> lines("{\"a\":\n1}\n")).hasMessageContaining("not well-formed");
        assertThatThrownBy(() -> lines("\n\r\n")).hasMessageContaining("no record");
    }

    @Test
    void refusalNeverShowsTheContent() {
        assertThatThrownBy(() -> json("{\"GMSFHM\":秘密}")).hasMessageNotContaining("秘密");
        assertThatThrownBy(() -> json("{\"秘密\":1,\"秘密\":1}")).hasMessageNotContaining("秘密");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "UTF-16LE", "UTF-16BE", "x-mswin-936"})
    void jsonOfAnotherCharsetIsReadStrictly(String name) {
        Charset charset = Charset.forName(name);
        byte[] body = "[{\"姓名\":\"张三·é\"},{}]".getBytes(charset);

        List<Raw> raws = decoder.decode(body, Format.JSON, charset);

        assertThat(raws.get(0).fields()).containsKey("姓名");
        assertThat(raws.get(0).text()).startsWith("{\"姓名\":\"张三·");
        byte[] cut = java.util.Arrays.copyOf("{\"a\":\"张".getBytes(charset), "{\"a\":\"张".getBytes(charset).length - 1);
        assertThatThrownBy(() -> decoder.decode(cut, Format.JSON, charset))
                .hasMessageContaining("this is not " + charset.name());
    }

    @Test
    void utf8ThatSaysGb18030IsRefused() {
        byte[] body = "{\"姓名\":\"张三\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> decoder.decode(body, Format.JSON, Charset.forName("GB18030")))
                .hasMessageContaining("at byte 2: there is Chinese text in UTF-8");
    }

    @Test
    void formatsWithALayoutNeedAMapping() {
        assertThatThrownBy(() -> decoder.decode(new byte[0], Format.CSV, StandardCharsets.UTF_8))
                .hasMessageStartingWith("RECEIVE-TYPE");
    }

    @Property(tries = 200)
    void whatWasWrittenIsRead(@ForAll @Size(min = 1, max = 5) List<@NotEmpty Map<@AlphaChars String, String>> records) {
        Decoder real = new Decoder(Limits.DEFAULT);
        byte[] body = Json.text(records).replace("\\u0000", " ").getBytes(StandardCharsets.UTF_8);

        List<Raw> raws = real.decode(body, Format.JSON, StandardCharsets.UTF_8);

        assertThat(raws).hasSameSizeAs(records);
        assertThat(raws)
                .allSatisfy(raw ->
                        assertThat((Object) Json.read(raw.text(), Map.class)).isEqualTo(raw.fields()));
    }
}
