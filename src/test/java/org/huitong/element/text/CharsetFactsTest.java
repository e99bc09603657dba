package org.huitong.element.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.MalformedInputException;
import java.text.Normalizer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The facts about charsets that the elements and decoders stand on, on the running JDK. */
class CharsetFactsTest {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /**
     * Surrogates aside, GB18030 has a place for every code point, and what it writes it reads back: before form C. Tried
     * with both tables of Java 17.0.15: {@code -Djdk.charset.GB18030=2000} switches back.
     */
    @Test
    void decodeAfterEncodeIsIdentityForEveryEncodableCodePointOfTheRunningTable() throws CharacterCodingException {
        Charset gb18030 = Charset.forName("GB18030");
        CharsetEncoder encoder = gb18030.newEncoder();
        CharsetDecoder decoder = gb18030.newDecoder();
        int encodable = 0;
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String text = Character.toString(c);
            if (encoder.canEncode(text)) {
                encodable++;
                String again =
                        decoder.decode(encoder.encode(CharBuffer.wrap(text))).toString();
                if (!again.equals(text)) {
                    throw new AssertionError("U+" + Integer.toHexString(c));
                }
            }
        }
        String table = new String(HEX.parseHex("A6D9"), gb18030).equals("\uFE10") ? "2022" : "2000";
        System.out.println("GB 18030-" + table + " is the table of Java " + Runtime.version() + ": " + encodable
                + " code points, each read back as it was written");
        assertThat(encodable).isGreaterThan(1_100_000);
    }

    @ParameterizedTest(name = "GB 18030: U+{1} in {0} is {2}")
    @CsvSource({
        "GB18030, 4DAE, FE9F",
        "GB18030, 3F06, 82328D37",
        "GB18030, 2CB4E, 9933A932",
        "GBK, 9555, E946",
        "GBK, 5586, 86B4",
        "GB18030, 00B7, A1A4",
        "GBK, 00B7, A1A4",
        "GB18030, 2014, A1AA",
        "GBK, 2014, A1AA",
        "GB2312, 2015, A1AA",
        "x-mswin-936, 20AC, 80",
        "GB18030, 20AC, A2E3",
        "GBK, 20AC, A2E3",
        "GB18030, 9555, E946",
        "GB18030, 5586, 86B4",
        "GB18030, 3000, A1A1",
    })
    void characterHasItsBytesAndBack(String charset, String codePoint, String bytes) throws CharacterCodingException {
        String text = Character.toString(Integer.parseInt(codePoint, 16));

        assertThat(HEX.formatHex(text.getBytes(Charset.forName(charset)))).isEqualTo(bytes);
        assertThat(strict(charset, bytes)).isEqualTo(text);
    }

    @ParameterizedTest(name = "GB 18030: {0} has no U+{1}")
    @CsvSource({
        "GBK, 4DAE",
        "x-mswin-936, 4DAE",
        "GB2312, 4DAE",
        "GBK, 3F06",
        "GBK, 2CB4E",
        "x-mswin-936, 3F06",
        "x-mswin-936, 2CB4E",
        "GB2312, 9555",
        "GB2312, 5586",
        "GB2312, 00B7",
        "GBK, 2022",
        "GBK, 30FB"
    })
    void characterIsLostInASmallerCharset(String charset, String codePoint) {
        String text = Character.toString(Integer.parseInt(codePoint, 16));

        assertThat(Charset.forName(charset).newEncoder().canEncode(text)).isFalse();
    }

    @ParameterizedTest(name = "GB 18030: {1} read as {0} is U+{2}")
    @CsvSource({
        "GBK, FE9F, E863",
        "x-mswin-936, FE9F, E863",
        "GB18030, FE9F, 4DAE",
        "GBK, A6D9, E78D",
        "x-mswin-936, A6D9, E78D",
        "GB2312, A1A4, 30FB"
    })
    void sameBytesAreOtherCharactersElsewhere(String charset, String bytes, String codePoint)
            throws CharacterCodingException {
        assertThat(strict(charset, bytes)).isEqualTo(Character.toString(Integer.parseInt(codePoint, 16)));
    }

    /** What the elements and decoders guard against. */
    @Test
    void jdkLosesAndKeepsInSilence() {
        Charset gbk = Charset.forName("GBK");

        assertThat(HEX.formatHex("䶮".getBytes(gbk))).isEqualTo("3F");
        assertThat("张三".getBytes(gbk)).hasSize(4);
        assertThat("张三".getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSize(6);
        assertThat(new String("张三".getBytes(java.nio.charset.StandardCharsets.UTF_8), gbk))
                .isEqualTo("寮犱笁");
        assertThat(new String(HEX.parseHex("EFBFBDEFBFBD"), gbk)).isEqualTo("锟斤拷");
        assertThat("\u3000".trim()).isEqualTo("\u3000");
        assertThat("\u3000".strip()).isEmpty();
        assertThat(Texts.trim("\u3000")).isEmpty();
    }

    @Test
    void cutCharacterIsFoundByAStrictDecoderOnly() {
        byte[] cut = java.util.Arrays.copyOf("欧阳锋".getBytes(Charset.forName("GB18030")), 5);

        assertThat(new String(cut, Charset.forName("GB18030"))).isEqualTo("欧阳\uFFFD");
        assertThat(Garbled.find("欧阳\uFFFD")).isPresent();
        assertThatThrownBy(() -> strict("GB18030", HEX.formatHex(cut))).isInstanceOf(MalformedInputException.class);
        assertThatThrownBy(() -> strict("GBK", "80")).isInstanceOf(CharacterCodingException.class);
    }

    @ParameterizedTest(name = "NFKC of {0} is {1}, form C leaves {2}")
    @CsvSource({"Ｘ, X, Ｘ", "１（, 1(, １（", "Ⅻ, XII, Ⅻ", "臺, 臺, 臺", "\uF900, \u8C48, \u8C48"})
    void compatibilityFormFoldsMoreThanTheBusWants(String text, String folded, String composed) {
        assertThat(Normalizer.normalize(text, Normalizer.Form.NFKC)).isEqualTo(folded);
        assertThat(Texts.nfc(text)).isEqualTo(composed);
    }

    private static String strict(String charset, String bytes) throws CharacterCodingException {
        return Charset.forName(charset)
                .newDecoder()
                .decode(ByteBuffer.wrap(HEX.parseHex(bytes)))
                .toString();
    }
}
