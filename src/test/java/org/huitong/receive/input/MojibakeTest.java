package org.huitong.receive.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DOMAIN 5.7: what is left of a wrong decoding is told from text. */
class MojibakeTest {
    private static final Charset GBK = Charset.forName("GBK");

    @ParameterizedTest
    @ValueSource(strings = {"寮犱笁", "id:寮犱笁,", "锟斤拷", "张锟斤拷", "\uFFFD", "x\uFFFDy"})
    void lostTextIsFound(String text) {
        assertThat(Mojibake.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "张三",
                "欧阳锋",
                "联通",
                "锟",
                "拷贝",
                "阿依古丽·买买提",
                "㼆𬭎",
                "寮",
                "婧",
                "ＡＢＣ１２３",
                "示例市某路1号",
                "—…“”",
                "姓名：李四；性别：女",
                "喆镕䶮",
                "浙江省杭州市",
                "涪陵",
                "é à ü",
                "ПРИВЕТ"
            })
    void textIsText(String text) {
        assertThat(Mojibake.in(text)).isFalse();
    }

    /** Names, places and sentences of two to twenty common characters: none falls on UTF-8. */
    @Test
    void commonTextIsHardlyEverTakenForIt() {
        Random random = new Random(20261125);
        int taken = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[2 * (2 + random.nextInt(8))];
            for (int at = 0; at < bytes.length; at += 2) {
                // The level-1 characters of GB 2312, which common text is made of.
                bytes[at] = (byte) (0xB0 + random.nextInt(0x27));
                bytes[at + 1] = (byte) (0xA1 + random.nextInt(94));
            }
            taken += Mojibake.in(new String(bytes, GBK)) ? 1 : 0;
        }

        assertThat(taken).isZero();
    }

    @Test
    void nearlyEveryChineseTextReadWronglyIsFound() {
        Random random = new Random(20261125);
        int readable = 0;
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int at = 0; at < 2 * (1 + random.nextInt(4)); at++) {
                text.append((char) ('\u4E00' + random.nextInt(0x5000)));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            String wrong = new Strict(Charset.forName("GB18030")).text(bytes, 0, bytes.length);
            if (wrong != null) {
                readable++;
                found += Mojibake.in(wrong) ? 1 : 0;
            }
        }

        assertThat(readable).isGreaterThan(10_000);
        assertThat(found).isEqualTo(readable);
    }
}
