package org.huitong.receive.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DOMAIN 5.7: the table of the running JDK, strictly. */
class StrictTest {
    private static String jdk(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "x-mswin-936", "UTF-8", "UTF-16LE"})
    void everyPairOfBytesIsReadAsTheJdkReadsIt(String name) {
        Charset charset = Charset.forName(name);
        Strict strict = new Strict(charset);
        for (int pair = 0; pair < 1 << 16; pair++) {
            byte[] bytes = {(byte) (pair >> 8), (byte) pair};
            assertThat(strict.text(bytes, 0, 2)).isEqualTo(jdk(bytes, charset));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "x-mswin-936"})
    void randomTextIsReadAsTheJdkReadsIt(String name) {
        Charset charset = Charset.forName(name);
        Strict strict = new Strict(charset);
        Random random = new Random(20261125);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int at = random.nextInt(12); at > 0; at--) {
                text.append(List.of("a", "张", "㼆", "𬭎", "·", "\u3000", "€").get(random.nextInt(7)));
            }
            byte[] bytes = text.toString().getBytes(charset);
            if (random.nextInt(4) == 0 && bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(strict.text(bytes, 0, bytes.length)).isEqualTo(jdk(bytes, charset));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FE9F, GB18030, 4DAE",
        "FE9F, x-mswin-936, E863",
        "A1A4, GB18030, B7",
        "A1AA, GB18030, 2014",
        "A2E3, GB18030, 20AC",
        "80, x-mswin-936, 20AC",
        "A1A1, GB18030, 3000",
        "E946, GB18030, 9555",
        "86B4, GB18030, 5586",
    })
    void factsOfTheDomainHold(String hex, String charset, String codePoint) {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex);

        assertThat(new Strict(Charset.forName(charset)).text(bytes, 0, bytes.length))
                .isEqualTo(Character.toString(Integer.parseInt(codePoint, 16)));
    }

    /** Every code point that GB 18030 has; which edition's table this JDK has is printed and told from one mapping. */
    @Test
    void decodingWhatWasEncodedIsIdentity(org.junit.jupiter.api.TestReporter reporter) throws CharacterCodingException {
        Charset gb18030 = Charset.forName("GB18030");
        Strict strict = new Strict(gb18030);
        java.nio.charset.CharsetEncoder encoder = gb18030.newEncoder();
        int count = 0;
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String text = Character.toString(point);
            if (encoder.canEncode(text)) {
                byte[] bytes = text.getBytes(gb18030);
                assertThat(strict.text(bytes, 0, bytes.length)).isEqualTo(text);
                count++;
            }
        }

        String dot = strict.text(new byte[] {(byte) 0xA6, (byte) 0xD9}, 0, 2);
        reporter.publishEntry(
                "GB 18030 table", (dot.equals("\uFE10") ? "2022" : "2000 or 2005") + ", " + count + " code points");
        assertThat(count).isEqualTo(Character.MAX_CODE_POINT + 1 - 2048);
    }

    /** Of whole texts, too, whatever stands beside whatever, and wherever the stretch lies among other bytes. */
    @net.jqwik.api.Property(tries = 3000)
    void decodingWhatWasEncodedIsIdentityForEveryText(
            @net.jqwik.api.ForAll @net.jqwik.api.constraints.StringLength(max = 40) String drawn,
            @net.jqwik.api.ForAll @net.jqwik.api.constraints.IntRange(max = 9) int before) {
        Charset gb18030 = Charset.forName("GB18030");
        String text = drawn.codePoints()
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        byte[] bytes = ("甲".repeat(before) + text + "乙").getBytes(gb18030);

        assertThat(new Strict(gb18030).text(bytes, 2 * before, bytes.length - 2))
                .isEqualTo(text);
    }

    @Test
    void cutOrForeignBytesAreNeverReplaced() {
        byte[] cut = java.util.Arrays.copyOf("欧阳锋".getBytes(Charset.forName("GBK")), 5);
        Strict strict = new Strict(Charset.forName("GB18030"));

        assertThat(strict.text(cut, 0, 5)).isNull();
        assertThat(strict.badAt()).isEqualTo(4);
        assertThat(strict.text(new byte[] {(byte) 0x80}, 0, 1)).isNull();
    }
}
