package org.huitong.element.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the quick look calls sound is what the three close looks call sound. */
class GlanceTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "110105194912310021", "张三", "示例市政务服务局（本级）", "买买提·吐尔逊", "naïve", "１２３"})
    void commonTextsNeedNoSecondLook(String text) {
        assertTrue(Glance.sound(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0", "\uD800", "x\uFFFD", "锟斤拷", "e\u0301", "\uDC00\uD800"})
    void doubtfulTextsNeedOne(String text) {
        assertFalse(Glance.sound(text));
    }

    @Test
    void utf8ReadAsGbkNeedsOne() {
        for (String name : new String[] {"张三", "欧阳锋", "示例市公安局", "\uFEFF李四"}) {
            assertFalse(Glance.sound(new String(name.getBytes(StandardCharsets.UTF_8), Charset.forName("GBK"))), name);
        }
    }

    @Property(tries = 5000)
    void neverMissesWhatACloseLookFinds(@ForAll @StringLength(max = 12) String text) {
        require(text);
        require(new String(text.getBytes(StandardCharsets.UTF_8), Charset.forName("GB18030")));
    }

    /** Every character alone, and between two others. */
    @Test
    void neverMissesACharacter() {
        for (int c = 0; c < 1 << Character.SIZE; c++) {
            require(String.valueOf((char) c));
            require("张" + (char) c + "三");
        }
    }

    private static void require(String text) {
        if (Glance.sound(text)) {
            assertFalse(Texts.broken(text), text);
            assertTrue(Garbled.find(text).isEmpty(), text);
            assertEquals(Normalizer.normalize(text, Normalizer.Form.NFC), text);
        }
    }
}
