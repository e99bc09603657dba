package org.huitong.element.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.huitong.element.Fault;
import org.huitong.element.Noted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"5,000.00|5000.00", "1,234,567|1234567", "-12.50|-12.50", "0|0", "+7|7", "1234.5|1234.5"})
    void decimalStaysExact(String written, BigDecimal number) {
        assertThat(Numbers.decimal(written)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5,00.00",
                "5,0000",
                ",500",
                "1.",
                ".5",
                "1e5",
                "1.2.3",
                "五千",
                "-",
                "0x1",
                "1,000,00",
                "１",
                "e",
                "E5"
            })
    void anyOtherDecimalIsAFault(String written) {
        assertThat(Numbers.decimal(written)).isInstanceOf(Fault.class);
    }

    @ParameterizedTest(name = "scientific notation {0} is refused by name")
    @ValueSource(strings = {"1.10105E+17", "5e3", "1E-7"})
    void scientificNotationIsRefusedByName(String written) {
        assertThat(((Fault) Numbers.decimal(written)).text()).contains("scientific notation");
        assertThat(((Fault) new Amount(Amount.Unit.YUAN).check(written)).text()).contains("scientific notation");
    }

    @Test
    void integerHasNoFraction() {
        assertThat(Numbers.integer("1,200")).isEqualTo(1200L);
        assertThat(Numbers.integer("36.00")).isEqualTo(36L);
        assertThat(Numbers.integer("36.5")).isInstanceOf(Fault.class);
        assertThat(Numbers.integer("三年")).isInstanceOf(Fault.class);
        assertThat(Numbers.integer("1".repeat(19))).isInstanceOf(Fault.class);
    }

    @ParameterizedTest(name = "pitfall 6: {0} is {1}")
    @CsvSource({
        "是, true",
        "否, false",
        "有, true",
        "无, false",
        "Y, true",
        "N, false",
        "1, true",
        "0, false",
        "T, true",
        "F, false",
        "√, true",
        "true, true",
        "false, false"
    })
    void booleanKnowsTheWordsOfLegacySystems(String written, boolean value) {
        assertThat(Numbers.bool(written)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "", "?", "yes or no", "男"})
    void anyOtherBooleanIsAFault(String written) {
        assertThat(Numbers.bool(written)).isInstanceOf(Fault.class);
    }

    @ParameterizedTest(name = "pitfall 5: {1} of a source in {0} is {2} yuan")
    @CsvSource({
        "YUAN, '5,000.00', 5000.00",
        "YUAN, 5000元, 5000",
        "YUAN, ¥5000.10, 5000.10",
        "YUAN, ￥ 5000.10, 5000.10",
        "YUAN, 人民币5000元, 5000",
        "WAN, 12.5, 125000",
        "WAN, 12.345678, 123456.78",
        "WAN, 12.5万元, 125000",
        "WAN, '1,234.5 万元', 12345000",
        "YI, 0.5, 50000000",
        "QIAN, -3, -3000",
    })
    void amountIsExactAndInYuan(Amount.Unit unit, String written, BigDecimal yuan) {
        assertThat((BigDecimal) new Amount(unit).check(written)).isEqualByComparingTo(yuan);
    }

    @Test
    void amountWithAnotherUnitTakesItsOwnAndSaysSo() {
        assertThat(new Amount(Amount.Unit.WAN).check("500元")).isInstanceOfSatisfying(Noted.class, noted -> {
            assertThat((BigDecimal) noted.value()).isEqualByComparingTo("500");
            assertThat(noted.notes()).extracting("rule").containsExactly("amount-unit");
        });
    }

    @ParameterizedTest(name = "[{0}] is no amount")
    @ValueSource(strings = {"", "元", "万元", "¥", "$5", "5美元", "五千元", "5,00元", "5e3", "5000.00.00", "5万", "１2"})
    void anyOtherAmountIsAFault(String written) {
        assertThat(new Amount(Amount.Unit.YUAN).check(written)).isInstanceOf(Fault.class);
    }
}
