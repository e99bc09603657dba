package org.huitong.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code tables that are shipped hold what their standards say, code by code. */
class ShippedCodesTest {
    private static final Catalog CATALOG = Catalog.read(Path.of(""));
    private static final Map<String, String> NATION = values("nation");

    private static Map<String, String> values(String table) {
        return CATALOG.codes(table).map(CodeTable::values).orElseThrow();
    }

    @ParameterizedTest(name = "GB/T 3304-1991: {0} is {1}, {2}, {3}")
    @CsvSource({
        "01, 汉族, Han, HA",
        "02, 蒙古族, Mongol, MG",
        "03, 回族, Hui, HU",
        "04, 藏族, Zang, ZA",
        "05, 维吾尔族, Uygur, UG",
        "06, 苗族, Miao, MH",
        "07, 彝族, Yi, YI",
        "08, 壮族, Zhuang, ZH",
        "09, 布依族, Buyei, BY",
        "10, 朝鲜族, Chosen, CS",
        "11, 满族, Man, MA",
        "12, 侗族, Dong, DO",
        "13, 瑶族, Yao, YA",
        "14, 白族, Bai, BA",
        "15, 土家族, Tujia, TJ",
        "16, 哈尼族, Hani, HN",
        "17, 哈萨克族, Kazak, KZ",
        "18, 傣族, Dai, DA",
        "19, 黎族, Li, LI",
        "20, 傈僳族, Lisu, LS",
        "21, 佤族, Va, VA",
        "22, 畲族, She, SH",
        "23, 高山族, Gaoshan, GS",
        "24, 拉祜族, Lahu, LH",
        "25, 水族, Sui, SU",
        "26, 东乡族, Dongxiang, DX",
        "27, 纳西族, Naxi, NX",
        "28, 景颇族, Jingpo, JP",
        "29, 柯尔克孜族, Kirgiz, KG",
        "30, 土族, Tu, TU",
        "31, 达斡尔族, Daur, DU",
        "32, 仫佬族, Mulao, ML",
        "33, 羌族, Qiang, QI",
        "34, 布朗族, Blang, BL",
        "35, 撒拉族, Salar, SL",
        "36, 毛南族, Maonan, MN",
        "37, 仡佬族, Gelao, GL",
        "38, 锡伯族, Xibe, XB",
        "39, 阿昌族, Achang, AC",
        "40, 普米族, Pumi, PM",
        "41, 塔吉克族, Tajik, TA",
        "42, 怒族, Nu, NU",
        "43, 乌孜别克族, Uzbek, UZ",
        "44, 俄罗斯族, Russ, RS",
        "45, 鄂温克族, Ewenki, EW",
        "46, 德昂族, Deang, DE",
        "47, 保安族, Bonan, BN",
        "48, 裕固族, Yugur, YG",
        "49, 京族, Gin, GI",
        "50, 塔塔尔族, Tatar, TT",
        "51, 独龙族, Derung, DR",
        "52, 鄂伦春族, Oroqen, OR",
        "53, 赫哲族, Hezhen, HZ",
        "54, 门巴族, Monba, MB",
        "55, 珞巴族, Lhoba, LB",
        "56, 基诺族, Jino, JN"
    })
    void nationIsKnownByNumberNameRomanNameAndLetters(String code, String name, String roman, String letters) {
        assertThat(CATALOG.codes("gbt-3304").orElseThrow().codes()).containsKey(code);
        assertThat(values("gbt-3304")).containsEntry(code, name);
        for (String written : List.of(
                code,
                String.valueOf(Integer.parseInt(code)),
                name,
                name.substring(0, name.length() - 1),
                roman,
                roman.toUpperCase(Locale.ROOT),
                letters)) {
            assertThat(NATION).as(written).containsEntry(written, code);
        }
    }

    @Test
    void thereAre56Nations() {
        assertThat(values("gbt-3304")).hasSize(56);
        assertThat(new TreeSet<>(NATION.values())).hasSize(56);
    }

    @ParameterizedTest(name = "GB/T 2261.1: {0} is {1}, also written {2}")
    @CsvSource({"0, 未知的性别, 未知", "1, 男性, 男", "2, 女性, 女", "9, 未说明的性别, 未说明"})
    void sexIsKnownByCodeAndName(String code, String name, String written) {
        known("gbt-2261-1", "sex", code, name, written);
    }

    @ParameterizedTest(name = "GB/T 2261.2: {0} is {1}, also written {2}")
    @CsvSource({
        "10, 未婚, 未婚",
        "20, 已婚, 已婚",
        "21, 初婚, 初婚",
        "22, 再婚, 再婚",
        "23, 复婚, 复婚",
        "30, 丧偶, 丧偶",
        "40, 离婚, 离婚",
        "90, 未说明的婚姻状况, 未说明",
    })
    void maritalStatusIsKnownByCodeAndName(String code, String name, String written) {
        known("gbt-2261-2", "marital-status", code, name, written);
    }

    @ParameterizedTest(name = "GB/T 2261.3 (part not confirmed): health {0}")
    @CsvSource({"1", "2", "3", "6"})
    void healthIsKnown(String code) {
        assertThat(values("gbt-2261-3")).containsKey(code);
        assertThat(values("health")).containsEntry(code, code);
    }

    @ParameterizedTest(name = "GB/T 2261.4 (part not confirmed): employment {0}")
    @CsvSource({"11", "13", "17", "21", "24", "27", "31", "37", "51", "54", "70", "80", "90"})
    void employmentIsKnown(String code) {
        assertThat(values("gbt-2261-4")).containsKey(code);
        assertThat(values("employment")).containsEntry(code, code);
    }

    /** What a digit or letter means where standards do not say it is each source's own matter. */
    @ParameterizedTest(name = "GB/T 2261.1: {1} of a source that means {0} is {2}")
    @CsvSource({
        "sex, M, 1",
        "sex, F, 2",
        "sex, 男, 1",
        "sex, 女, 2",
        "sex-zero-male, 0, 1",
        "sex-zero-male, 1, 2",
        "sex-zero-female, 0, 2",
        "sex-zero-female, 1, 1",
        "marital-status-one-digit, 1, 10",
        "marital-status-one-digit, 2, 20",
        "marital-status-one-digit, 3, 30",
        "marital-status-one-digit, 4, 40",
        "marital-status-one-digit, 9, 90",
        "nation, AZ, 04",
        "nation, SW, 25",
    })
    void legacyVariantIsMapped(String table, String written, String code) {
        assertThat(values(table)).containsEntry(written, code);
    }

    @ParameterizedTest(name = "{0} is in no table of {1}: a source that has it declares it")
    @CsvSource({"97, nation", "98, nation", "Y, sex", "N, sex", "3, sex"})
    void ambiguousVariantIsNotGuessed(String written, String table) {
        assertThat(values(table)).doesNotContainKey(written);
    }

    private static void known(String list, String table, String code, String name, String written) {
        assertThat(values(list)).containsEntry(code, name);
        assertThat(values(table))
                .containsEntry(code, code)
                .containsEntry(name, code)
                .containsEntry(written, code);
    }

    @ParameterizedTest(name = "DOMAIN 5.4: {0}")
    @CsvSource({
        "sharing-type, 1 2 3, 3, 不予共享",
        "open-to-society, 0 1, 1, 是",
        "update-cycle, 1 2 3 4 5 6, 4, 每月",
        "resource-format, 01 02 03 04 05 06, 03, 数据库",
        "item-data-type, B C D F G I L M N T Y, Y, 货币型",
        "interface-class, 1 2 3 4 9, 2, 核验类",
        "secrecy, 0 1, 1, 涉密",
        "sensitivity-class, 1 2 3 4, 1, 个人隐私",
        "release-target, 1 2 3, 2, 政务外网",
        "dataset-state, 0 1 2 3 4 5 6, 5, 已发布"
    })
    void smallListsOfTheCatalogGuideAreThere(String table, String codes, String code, String name) {
        CodeTable list = CATALOG.codes(table).orElseThrow();

        assertThat(new TreeSet<>(list.codes().keySet())).containsExactly(codes.split(" "));
        assertThat(list.text(code, LocalDate.of(2026, 11, 25))).isEqualTo(name);
    }
}
