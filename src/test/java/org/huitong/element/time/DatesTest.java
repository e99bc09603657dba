package org.huitong.element.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), Times.ZONE);

    private static Element date(String argument) {
        assertThat(Dates.Kind.DATE.mistake(argument)).isEmpty();
        return Dates.date(argument, NOW);
    }

    private static List<String> rules(Object answer) {
        return answer instanceof Noted noted
                ? noted.notes().stream().map(Note::rule).toList()
                : List.of();
    }

    @ParameterizedTest(name = "GB/T 7408: {1} written {0} is {2}")
    @CsvSource({
        "yyyyMMdd, 20240229, 2024-02-29",
        "yyyy-MM-dd, 2024-02-29, 2024-02-29",
        "yyyy/M/d, 2024/2/9, 2024-02-09",
        "yyyy/M/d, 2024/02/09, 2024-02-09",
        "yyyy.M.d, 2024.12.31, 2024-12-31",
        "yyyy-M-d, 2024-2-9, 2024-02-09",
        "yyyy年M月d日, 2024年2月29日, 2024-02-29",
        "chinese, 二〇一七年五月三日, 2017-05-03",
        "chinese, 二○一七年五月三日, 2017-05-03",
        "chinese, 二零一七年五月三日, 2017-05-03",
        "chinese, 一九九〇年十二月三十一日, 1990-12-31",
        "chinese, 一九四九年十月一日, 1949-10-01",
        "chinese, 二〇二四年二月二十九日, 2024-02-29",
        "chinese, 二〇二四年一十月十日, 2024-10-10",
        "chinese, 二〇二四年〇二月二九号, 2024-02-29",
        "dd-MON-RR, 03-MAY-17, 2017-05-03",
        "dd-MON-RR, 03-May-49, 2049-05-03",
        "dd-MON-RR, 03-may-50, 1950-05-03",
        "dd-MON-RR, 03-5月 -17, 2017-05-03",
        "dd-MON-RR, 03-12月-17, 2017-12-03",
        "dd-MON-yyyy, 03-DEC-1949, 1949-12-03",
        "dbase, 20170503, 2017-05-03",
        "epoch-ms, 1493740800000, 2017-05-03",
        "epoch-ms, 1493827199999, 2017-05-03",
        "epoch-ms, -632390400000, 1949-12-18",
        "excel, 42858, 2017-05-03",
        "excel, 42858.0, 2017-05-03",
        "excel, 1, 1900-01-01 date-placeholder",
        "excel, 59, 1900-02-28",
        "excel, 61, 1900-03-01",
        "excel, 2958465, 9999-12-31 date-placeholder",
        "excel-1904, 0, 1904-01-01",
        "excel-1904, 41396, 2017-05-03",
        "excel-1904, 59, 1904-02-29",
        "roc, 民国100年1月1日, 2011-01-01",
        "roc, 中華民國106年5月3日, 2017-05-03",
        "roc, 民国元年1月1日, 1912-01-01",
        "roc, 100/1/1, 2011-01-01",
        "roc, 100.01.01, 2011-01-01",
        "roc, 100-01-01, 2011-01-01",
        "roc, 1000101, 2011-01-01",
        "roc, 790307, 1990-03-07",
        "yyMMdd | pivot=30, 290503, 2029-05-03",
        "yyMMdd | pivot=30, 300503, 1930-05-03",
        "yy/M/d | pivot=50, 17/5/3, 2017-05-03",
        "yyMMdd | birth, 900307, 1990-03-07",
        "yyMMdd | birth, 261124, 1926-11-24",
        "yyMMdd | birth, 000229, 2000-02-29",
        "yyMMdd | birth, 170503, 2017-05-03 date-century",
        "yyMMdd | birth, 261123, 2026-11-23 date-century",
        "dd-MON-RR | birth, 03-MAY-49, 1949-05-03",
        "yyyyMMdd | yyyy-MM-dd | chinese, 2024-02-29, 2024-02-29",
        "yyyyMMdd | yyyy-MM-dd | chinese, 20240229, 2024-02-29",
    })
    void dateIsReadAsDeclared(String argument, String written, String date) {
        Object answer = date(argument).check(written);

        assertThat(Noted.plain(answer)
                        + String.join(
                                "",
                                rules(answer).stream().map(rule -> " " + rule).toList()))
                .isEqualTo(date);
    }

    @ParameterizedTest(name = "GB/T 7408: {1} is no real date written {0}")
    @CsvSource({
        "yyyyMMdd, 20230229",
        "yyyyMMdd, 20230230",
        "yyyyMMdd, 2023022",
        "yyyyMMdd, 202302281",
        "yyyyMMdd, 2023-02-28",
        "yyyyMMdd, 00000000",
        "yyyyMMdd, 20231301",
        "yyyyMMdd, 20230001",
        "yyyyMMdd, 2023022８",
        "yyyy-MM-dd, 0000-00-00",
        "yyyy-MM-dd, 2023-2-28",
        "yyyy/M/d, 2023/002/3",
        "yyyy/M/d, 2023//3",
        "yyyy年M月d日, 2023年2月28",
        "chinese, 二〇一七年十三月三日",
        "chinese, 二〇一七年二月三十日",
        "chinese, 二〇一七年五月",
        "chinese, 一七年五月三日",
        "chinese, 二〇一七年五月三",
        "chinese, 二〇一七年十十月三日",
        "chinese, 两〇一七年五月三日",
        "dd-MON-RR, 31-FEB-17",
        "dd-MON-RR, 03-MAI-17",
        "dd-MON-RR, 03-13月-17",
        "dd-MON-RR, 3-MAY-17",
        "dd-MON-RR, 03-MAY-2017",
        "dbase, 2017050",
        "epoch-ms, 1e12",
        "epoch-ms, 999999999999999",
        "excel, 60",
        "excel, 0",
        "excel, 2958466",
        "excel, 42858.",
        "excel, -1",
        "excel, 4.2858E4",
        "roc, 民国0年1月1日",
        "roc, 100/1/32",
        "roc, 100/1.1",
        "roc, 2011/1/1",
        "roc, 民国100年1月1",
        "yyMMdd | birth, 010229",
        "yyMMdd | birth, 001332",
        "yyMMdd | pivot=30, 900230",
    })
    void anyOtherDateIsAFault(String argument, String written) {
        assertThat(date(argument).check(written)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.rule()).isEqualTo("date");
            assertThat(fault.standard()).isEqualTo("GB/T 7408");
            assertThat(fault.text(written)).doesNotContain(written.length() > 2 ? written : "\uFFFF");
        });
    }

    @ParameterizedTest(name = "{1} is of the lunar calendar and refused by name")
    @CsvSource({
        "chinese, 二〇一七年五月初三",
        "chinese, 农历二〇一七年五月三日",
        "chinese, 二〇一七年闰五月三日",
        "chinese, 二〇一七年腊月廿三",
        "yyyy年M月d日, 农历2017年5月3日",
        "yyyyMMdd, 正月初一",
    })
    void lunarDateIsRefusedByName(String argument, String written) {
        assertThat(date(argument).check(written))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.rule()).isEqualTo("date-lunar"));
    }

    @Test
    void birthIsAtMost120YearsAgo() {
        Clock early = Clock.fixed(Instant.parse("2004-06-01T00:00:00Z"), Times.ZONE);
        Element birth = Dates.date("yyMMdd | birth", early);

        assertThat(birth.check("840531")).isEqualTo(new Noted("1984-05-31", List.of()).value());
        assertThat(rules(birth.check("030531"))).containsExactly("date-century");
        assertThat(Noted.plain(birth.check("840601"))).isEqualTo("1984-06-01");
        assertThat(rules(birth.check("840601"))).containsExactly("date-century");
        assertThat(rules(birth.check("840531"))).isEmpty();
    }

    @Test
    void oracleTakesTheNearerCentury() {
        Element late = Dates.date("dd-MON-RR", Clock.fixed(Instant.parse("1999-06-01T00:00:00Z"), Times.ZONE));

        assertThat(late.check("03-MAY-49")).isEqualTo("2049-05-03");
        assertThat(late.check("03-MAY-50")).isEqualTo("1950-05-03");
    }

    @ParameterizedTest(name = "placeholder {1} under {0} becomes {2}, noted as {3}")
    @CsvSource(
            nullValues = "none",
            value = {
                "yyyyMMdd, 19000101, 1900-01-01, date-placeholder",
                "yyyyMMdd, 18991230, 1899-12-30, date-placeholder",
                "yyyyMMdd, 99991231, 9999-12-31, date-placeholder",
                "yyyyMMdd, 20991231, 2099-12-31, date-placeholder",
                "yyyyMMdd | unknown, 19000101, none, date-unknown",
                "yyyyMMdd | unknown, 18991230, none, date-unknown",
                "yyyyMMdd | unknown, 00000000, none, date-unknown",
                "yyyy-MM-dd | unknown, 0000-00-00, none, date-unknown",
                "yyyy-MM-dd | unknown, 1900-01-01, none, date-unknown",
                "excel | unknown, 1, none, date-unknown",
                "excel | unknown, 0, none, date-unknown",
                "yyyyMMdd | unknown, 99991231, 9999-12-31, date-placeholder",
                "yyyyMMdd | open-end, 99991231, 9999-12-31, date-for-ever",
                "yyyyMMdd | open-end, 20991231, 9999-12-31, date-for-ever",
                "yyyyMMdd | open-end, 长期, 9999-12-31, date-for-ever",
                "yyyyMMdd | no-end | unknown, 20991231, none, date-for-ever",
                "yyyyMMdd | no-end, 长期, none, date-for-ever",
                "yyyyMMdd | no-end, 19000101, 1900-01-01, date-placeholder",
            })
    void placeholderIsWhatTheMappingDeclares(String argument, String written, String value, String rule) {
        assertThat(date(argument).check(written)).isInstanceOfSatisfying(Noted.class, noted -> {
            assertThat(noted.value()).isEqualTo(value);
            assertThat(noted.notes()).extracting(Note::rule).containsExactly(rule);
        });
    }

    @Test
    void placeholderWordsAreFaultsUndeclaredAndBlankDbaseDatesAreNoValue() {
        assertThat(date("yyyyMMdd").check("长期")).isInstanceOf(Fault.class);
        assertThat(date("yyyyMMdd | unknown").check("A0")).isInstanceOf(Fault.class);
        assertThat(date("yyyyMMdd | unknown").check("0x0")).isInstanceOf(Fault.class);
        assertThat(date("yyyyMMdd | unknown").check("-")).isInstanceOf(Fault.class);
        assertThat(date("dbase").check("        ")).isNull();
    }

    @ParameterizedTest(name = "argument [{0}] is refused: {1}")
    @CsvSource({
        "yyyymmdd, 'no form or option \"yyyymmdd\"'",
        "'yyyyMMdd |', 'no form or option \"\"'",
        "unknown, names no form",
        "yyMMdd, two digits need birth",
        "yyMMdd | pivot=30 | birth, twice",
        "yyyyMMdd | yyyyMMdd | unknown | unknown, twice",
        "yyyyMMdd | open-end | no-end, twice",
        "yyMMdd | pivot=NN, no form or option",
        "yyMMdd | pivot=3, no form or option",
    })
    void mistakeInAnArgumentIsNamed(String argument, String mistake) {
        assertThat(Dates.Kind.DATE.mistake(argument))
                .hasValueSatisfying(text -> assertThat(text).contains(mistake));
    }

    @ParameterizedTest(name = "GB/T 7408: month {1} written {0} is {2}")
    @CsvSource({
        "yyyyMM, 202612, 2026-12",
        "yyyy年M月, 2026年7月, 2026-07",
        "yyyy.M, 2017.05, 2017-05",
        "yyyy-MM, 2017-05, 2017-05",
        "chinese, 二〇一七年十二月, 2017-12",
    })
    void monthIsARealMonth(String argument, String written, String month) {
        assertThat(Dates.month(argument).check(written)).isEqualTo(month);
        assertThat(Dates.month("yyyyMM").check("202613")).isInstanceOf(Fault.class);
        assertThat(Dates.month("yyyyMM").check("202600")).isInstanceOf(Fault.class);
        assertThat(Dates.month("chinese").check("二〇一七年十二月三日")).isInstanceOf(Fault.class);
    }

    /** Every month of 28 to 31 days, every leap rule, against the JDK. */
    @Test
    void calendarAgreesWithTheJdk() {
        for (int year : new int[] {1, 4, 100, 400, 1582, 1899, 1900, 1999, 2000, 2023, 2024, 2100, 9999}) {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    int number = Days.of(year, month, day);
                    String jdk = null;
                    try {
                        jdk = LocalDate.of(year, month, day).toString();
                    } catch (DateTimeException e) {
                        assertThat(Days.real(number)).isFalse();
                    }
                    if (jdk != null) {
                        assertThat(Days.real(number)).isTrue();
                        assertThat(Days.text(number)).isEqualTo(jdk);
                    }
                }
            }
        }
    }
}
