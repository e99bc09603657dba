package org.huitong.element.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.huitong.element.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GarbledTest {
    private static final Charset GBK = Charset.forName("GBK");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset CP936 = Charset.forName("x-mswin-936");

    @ParameterizedTest(name = "UTF-8 bytes of {0} read as GBK, CP936 or GB18030 are found")
    @ValueSource(strings = {"张三", "王测试", "欧阳锋", "示例市某路1号", "买买提·艾力", "示例（北京）有限公司", "镕喆䶮𬭎", "中华人民共和国"})
    void utf8ReadAsGbkIsFound(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        for (Charset wrong : new Charset[] {GBK, CP936, GB18030}) {
            assertThat(Garbled.find(new String(bytes, wrong))).as(wrong.name()).isPresent();
        }
        assertThat(Garbled.find(text)).isEmpty();
    }

    @Test
    void bothPatternsOfTheFactsAreFound() {
        assertThat(Garbled.find("寮犱笁"))
                .hasValueSatisfying(fault -> assertThat(fault.text()).contains("UTF-8"));
        assertThat(Garbled.find("锟斤拷"))
                .hasValueSatisfying(fault -> assertThat(fault.text()).contains("twice"));
        assertThat(Garbled.find("姓名锟斤拷锟斤拷")).isPresent();
        assertThat(Garbled.find("拷锟")).isPresent();
        assertThat(Garbled.find("id:寮犱笁,")).isPresent();
        assertThat(Garbled.find("王\uFFFD"))
                .hasValueSatisfying(fault -> assertThat(fault.text()).contains("U+FFFD"));
    }

    /** Notepad's classic among them: two characters whose GBK bytes could be UTF-8 of other letters. */
    @ParameterizedTest(name = "{0} is well")
    @ValueSource(
            strings = {
                "",
                "A",
                "拷贝",
                "阿依古丽·买买提",
                "㼆𬭎",
                "寮",
                "婧",
                "ＡＢＣ１２３",
                "—…“”",
                "姓名：李四；性别：女",
                "喆镕䶮",
                "涪陵",
                "é à ü",
                "ПРИВЕТ",
                "联通",
                "张三",
                "缪佘邵",
                "锟",
                "斤",
                "拷问",
                "公斤",
                "锘",
                "浔阳区",
                "é",
                "Éléonore",
                "示例·餐饮",
                "甲?",
                "𬭎"
            })
    void wellTextsAreNotDoubted(String text) {
        assertThat(Garbled.find(text)).isEmpty();
    }

    @Test
    void halfASurrogatePairIsNoReasonToThrow() {
        assertThat(Garbled.find("寮\uD800")).isEmpty();
    }

    /** Names of the commonest 3,755 characters can never look like UTF-8: their second bytes are all above BF or their leads below E4. */
    @Test
    void randomNamesOfCommonCharactersAreNotDoubted() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[4 + 2 * random.nextInt(3)];
            for (int at = 0; at < bytes.length; at += 2) {
                bytes[at] = (byte) (0xB0 + random.nextInt(0x27));
                bytes[at + 1] = (byte) (0xA1 + random.nextInt(0x5E));
            }
            assertThat(Garbled.find(new String(bytes, GB18030)).isEmpty()).isTrue();
        }
    }

    @Test
    void everyTextOfTwoToEightIdeographsReadWronglyIsFoundWhereItCouldBeReadAtAll() {
        Random random = new Random(20261125);
        int readable = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 2 * (1 + random.nextInt(4));
            for (int at = 0; at < length; at++) {
                text.append((char) ('\u4E00' + random.nextInt(0x5000)));
            }
            CharBuffer wrong = CharBuffer.allocate(text.length() * 3);
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            if (!GB18030.newDecoder().decode(bytes, wrong, true).isError()) {
                readable++;
                assertThat(Garbled.find(wrong.flip().toString())).isPresent();
            }
        }
        assertThat(readable).isGreaterThan(10_000);
    }

    @Test
    void faultSaysTheCureAndNothingOfTheText() {
        Fault fault = Garbled.find("寮犱笁").orElseThrow();

        assertThat(fault.rule()).isEqualTo("mojibake");
        assertThat(fault.text("寮犱笁")).doesNotContain("寮").contains("declare the charset", "3 Chinese characters");
    }
}
