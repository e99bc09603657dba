package org.huitong.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepsTest {

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

    @ParameterizedTest
    @CsvSource({
        "yyyyMMdd, 20240229, 2024-02-29",
        "yyyy-MM-dd, 2024-02-29, 2024-02-29",
        "yyyy/M/d, 2024/2/9, 2024-02-09",
        "yyyy/M/d, 2024/02/09, 2024-02-09",
        "yyyy.M.d, 2024.12.31, 2024-12-31",
        "yyyy年M月d日, 2024年2月29日, 2024-02-29",
    })
    void dateIsReadByItsPattern(String pattern, String written, String date) {
        assertThat(Dates.date(pattern).check(written)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({
        "yyyyMMdd, 20230229",
        "yyyyMMdd, 20230230",
        "yyyyMMdd, 2023022",
        "yyyyMMdd, 202302281",
        "yyyyMMdd, 2023-02-28",
        "yyyyMMdd, 00000000",
        "yyyyMMdd, 2023022８",
        "yyyy-MM-dd, 2023-2-28",
        "yyyy/M/d, 2023/002/3",
        "yyyy/M/d, 2023//3",
        "yyyy年M月d日, 2023年2月28",
    })
    void anyOtherDateIsAFault(String pattern, String written) {
        assertThat(Dates.date(pattern).check(written)).isInstanceOf(Fault.class);
    }

    @Test
    void monthIsARealMonth() {
        assertThat(Dates.month("yyyyMM").check("202612")).isEqualTo("2026-12");
        assertThat(Dates.month("yyyy年M月").check("2026年7月")).isEqualTo("2026-07");
        assertThat(Dates.month("yyyyMM").check("202613")).isInstanceOf(Fault.class);
        assertThat(Dates.month("yyyyMM").check("202600")).isInstanceOf(Fault.class);
    }

    @ParameterizedTest
    @CsvSource({
        "yyyyMMddHHmmss, 20260102030405, 2026-01-02T03:04:05+08:00",
        "yyyy-MM-dd HH:mm:ss, 2026-01-02 03:04:05, 2026-01-02T03:04:05+08:00",
        "yyyy/M/d H:mm:ss, 2026/1/2 3:04:05, 2026-01-02T03:04:05+08:00",
        "iso, 2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
        "iso, 2026-01-02T03:04:05.600, 2026-01-02T03:04:05.6+08:00",
        "iso, 2026-01-02 03:04:05, 2026-01-02T03:04:05+08:00",
    })
    void datetimeGetsItsOffset(String pattern, String written, String time) {
        assertThat(Dates.datetime(pattern).check(written)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02", "20260102250000", "now", "2026-01-02T25:00:00", ""})
    void anyOtherTimeIsAFault(String written) {
        assertThat(Dates.datetime("iso").check(written)).isInstanceOf(Fault.class);
        assertThat(Dates.datetime("yyyyMMddHHmmss").check(written)).isInstanceOf(Fault.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"5,000.00|5000.00", "1,234,567|1234567", "-12.50|-12.50", "0|0", "+7|7", "1234.5|1234.5"})
    void decimalStaysExact(String written, BigDecimal number) {
        assertThat(Numbers.decimal(written)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5,00.00", "5,0000", ",500", "1.", ".5", "1e5", "1.2.3", "五千", "-", "0x1", "1,000,00", "１"})
    void anyOtherDecimalIsAFault(String written) {
        assertThat(Numbers.decimal(written)).isInstanceOf(Fault.class);
    }

    @Test
    void integerHasNoFraction() {
        assertThat(Numbers.integer("1,200")).isEqualTo(1200L);
        assertThat(Numbers.integer("36.00")).isEqualTo(36L);
        assertThat(Numbers.integer("36.5")).isInstanceOf(Fault.class);
        assertThat(Numbers.integer("三年")).isInstanceOf(Fault.class);
        assertThat(Numbers.integer("1".repeat(19))).isInstanceOf(Fault.class);
    }

    @Test
    void booleanKnowsTheWordsOfLegacySystems() {
        assertThat(Numbers.bool("是")).isEqualTo(true);
        assertThat(Numbers.bool("N")).isEqualTo(false);
        assertThat(Numbers.bool("2")).isInstanceOf(Fault.class);
    }
}
