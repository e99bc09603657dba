package org.huitong.element.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @Test
    void trimTakesOffWhatPadsLegacyColumns() {
        assertThat(Texts.trim(" \t\u3000\u00A0\u0000甲 \u3000乙\u3000\u0000\u0000  \uFEFF"))
                .isEqualTo("甲 \u3000乙");
        assertThat(Texts.trim("")).isEmpty();
        assertThat(Texts.trim("\u3000")).isEmpty();
    }

    @Test
    void foldWidthTouchesOnlyFullWidthAscii() {
        assertThat(Texts.foldWidth("９９　ＡＢｃ（甲）·")).isEqualTo("99 ABc(甲)·");
        String plain = "已经是半角 99";
        assertThat(Texts.foldWidth(plain)).isSameAs(plain);
    }

    @ParameterizedTest(name = "pitfall 4: \"{0}\" is no value")
    @ValueSource(strings = {"NULL", "null", "无", "/", "-", "—", "不详"})
    void nullWordsAreNoValue(String word) {
        assertThat(Texts.nullWords(word)).isEmpty();
        assertThat(Texts.nullWords(word + "甲")).isEqualTo(word + "甲");
    }

    @Test
    void formCPutsTogetherAndLeavesTheRest() {
        String name = "王测试·买买提 (A)";

        assertThat(Texts.nfc(name)).isSameAs(name);
        assertThat(Texts.nfc("e\u0301")).isEqualTo("é");
        assertThat(Texts.nfc("\uF900")).isEqualTo("\u8C48");
        assertThat(Texts.nfc("Ⅻ臺台")).isEqualTo("Ⅻ臺台");
        assertThat(Texts.nfc("か\u3099")).isEqualTo("が");
    }

    /** The quick look must never let anything through that is not in form C. */
    @Test
    void quickLookAtFormCAgreesWithTheWholeOneForEveryCharacter() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                continue;
            }
            for (String text :
                    new String[] {Character.toString(c), "e" + Character.toString(c), "か" + Character.toString(c)}) {
                if (!Texts.nfc(text).equals(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC))) {
                    throw new AssertionError("U+" + Integer.toHexString(c));
                }
            }
        }
    }

    @ParameterizedTest(name = "GB 18030: {0} becomes {1}")
    @CsvSource({"买买提•艾力, 买买提·艾力", "买买提・艾力, 买买提·艾力", "买买提‧艾力, 买买提·艾力", "买买提．艾力, 买买提·艾力"})
    void middleDotsBecomeOne(String written, String name) {
        assertThat(PersonName.check(written)).isInstanceOfSatisfying(Noted.class, noted -> {
            assertThat(noted.value()).isEqualTo(name);
            assertThat(noted.notes()).extracting(Note::rule).containsExactly("person-name-dot");
        });
        assertThat(PersonName.check(name)).isSameAs(name);
    }

    @Test
    void characterOfThePrivateUseAreaIsDoubtedAndQuestionMarkRefused() {
        assertThat(PersonName.check("王\uE863•")).isInstanceOfSatisfying(Noted.class, noted -> {
            assertThat(noted.value()).isEqualTo("王\uE863·");
            assertThat(noted.notes()).extracting(Note::rule).containsExactly("person-name-dot", "person-name-private");
        });
        assertThat(PersonName.check("王?")).isInstanceOf(Fault.class);
        assertThat(PersonName.check("王\u4DAE𬭎")).isEqualTo("王\u4DAE𬭎");
    }

    @ParameterizedTest(name = "pitfall 3: {0} becomes {1}")
    @CsvSource({
        "示例(北京)有限公司, 示例（北京）有限公司",
        "示例（北京）有限公司, 示例（北京）有限公司",
        "示例（北京)Ａ１有限公司, 示例（北京）A1有限公司",
        "示例餐饮店, 示例餐饮店",
    })
    void organizationNameHasFullWidthParentheses(String written, String name) {
        assertThat(OrganizationName.check(written)).isEqualTo(name);
    }

    @ParameterizedTest(name = "phone {0} is {1}")
    @CsvSource({
        "13800000000, 13800000000",
        "138-0000-0000, 13800000000",
        "010-12345678, 01012345678",
        "（010）12345678, 01012345678",
        "0999 1234567, 09991234567",
        "400-800-0000, 4008000000",
        "+86 13800000000, 13800000000",
        "008613800000000, 13800000000",
        "8613800000000, 13800000000",
        "+86-10-12345678, 01012345678",
    })
    void phoneIsNationalDigits(String written, String digits) {
        assertThat(Noted.plain(Phone.check(written))).isEqualTo(digits);
    }

    @ParameterizedTest(name = "phone [{0}] is refused")
    @ValueSource(
            strings = {
                "",
                "12345678",
                "1380000000",
                "138000000000",
                "11800000000",
                "010-12345678-801",
                "0571-8765432-1",
                "13800000000/13900000000",
                "电话",
                "+1 2025550100",
                "０13800000000",
                "+",
                "86",
                "+86",
                "0"
            })
    void anyOtherPhoneIsAFault(String written) {
        assertThat(Phone.check(written)).isInstanceOf(Fault.class);
    }
}
