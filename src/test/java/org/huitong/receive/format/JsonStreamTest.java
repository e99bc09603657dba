package org.huitong.receive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huitong.message.Raw;
import org.huitong.receive.input.Chunks;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStreamTest {
    private static final Limits SMALL = new Limits(100, 2, 60, 4);

    private static List<Raw> read(String input, Charset charset, boolean lines) {
        return Reading.both(input.getBytes(charset), window -> new JsonStream(window, charset, SMALL, lines));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
    void objectsOfAnArrayAreReadOneByOne(String charset) {
        List<Raw> raws = read(" [ {\"名\":\"甲]\\\"}\"} ,{\"b\":[1,{}]}\n,{}] ", Charset.forName(charset), false);

        assertThat(raws).extracting(Raw::text).containsExactly("{\"名\":\"甲]\\\"}\"}", "{\"b\":[1,{}]}", "{}");
        assertThat(raws).extracting(Raw::pointer).containsExactly("/0", "/1", "/2");
    }

    @Test
    void objectAloneAndLinesAreRead() {
        assertThat(read("{\"a\":1}", StandardCharsets.UTF_8, false))
                .extracting(Raw::pointer)
                .containsExactly("");
        assertThat(read("[]", StandardCharsets.UTF_8, false)).isEmpty();
        assertThat(read("\n{\"a\":1}\r\n\n {\"a\":2}", StandardCharsets.UTF_8, true))
                .extracting(Raw::pointer)
                .containsExactly("/0", "/1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"a\":1}|at byte 8: the JSON text ends too early",
                "`[{\"a\":1} {}]`|at byte 9: this is not well-formed",
                "[{\"a\":1},]|at byte 9: this is not well-formed",
                "`[{}] x`|at byte 5: something follows",
                "7|at byte 0: this is neither",
                "`[{\"a\":1},{\"b\":1x}]`|at byte 15: this is not well-formed JSON",
                "[{\"a\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}]|more than 60 bytes",
            })
    void badJsonIsRefusedAtItsByte(String input, String why) {
        assertThatThrownBy(() -> read(input, StandardCharsets.UTF_8, false)).hasMessageContaining(why);
    }

    @Test
    void lostTextIsAFaultOfItsRecord() {
        List<Raw> raws = read("[{\"a\":{\"b\":\"锟斤拷\"}},{\"a\":\"甲\"}]", StandardCharsets.UTF_8, false);

        assertThat(raws.get(0).fault().pointer()).isEqualTo("/0/a");
        assertThat(raws.get(1).fault()).isNull();
    }

    /** And can go on where it stopped. */
    @Test
    void fileIsCutIntoIntakes() {
        byte[] input = "{\"a\":1}\n{\"a\":2}\n{\"a\":\"锟斤拷\"}\n{\"a\":4}\n{\"a\":5}\n".getBytes(StandardCharsets.UTF_8);

        try (Chunks chunks = new Chunks(lines(input), SMALL)) {
            chunks.skip(1);
            List<Raw> first = chunks.next();
            assertThat(first).extracting(raw -> raw.index() + raw.pointer()).containsExactly("0/1", "1/2");
            assertThat(first.get(1).fault().index()).isEqualTo(1);
            assertThat(chunks.read()).isEqualTo(3);
            assertThat(chunks.next()).hasSize(2);
            assertThat(chunks.next()).isEmpty();
            assertThat(chunks.read()).isEqualTo(5);
        }
    }

    private static JsonStream lines(byte[] input) {
        return new JsonStream(new Window(new java.io.ByteArrayInputStream(input)), StandardCharsets.UTF_8, SMALL, true);
    }
}
