package org.huitong.scaffold.guess;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.huitong.catalog.guide.DataElement;

/**
 * What names of columns tell: initials of pinyin as the old systems have them, English words, Chinese words. A name alone
 * decides nothing that the values deny.
 */
final class Hints {
    private static final Map<DataElement, Set<String>> NAMES = Map.ofEntries(
            Map.entry(
                    DataElement.CITIZEN_ID,
                    Set.of("sfzh", "sfzhm", "gmsfhm", "zjhm", "sfz", "idcard", "idno", "citizenid")),
            Map.entry(
                    DataElement.PERSON_NAME,
                    Set.of(
                            "xm",
                            "name",
                            "fddbr",
                            "fddbrxm",
                            "lxr",
                            "xingming",
                            "personname",
                            "legalperson",
                            "fullname")),
            Map.entry(
                    DataElement.PHONE,
                    Set.of("dh", "lxdh", "sj", "sjh", "sjhm", "phone", "mobile", "tel", "telephone", "dhhm")),
            Map.entry(
                    DataElement.ADDRESS, Set.of("dz", "zz", "zs", "address", "addr", "jzdz", "txdz", "dizhi", "hjdz")),
            Map.entry(
                    DataElement.CREDIT_CODE,
                    Set.of("tyshxydm", "shxydm", "xydm", "creditcode", "uniscid", "nsrsbh", "uscc")),
            Map.entry(DataElement.ORGANIZATION_CODE, Set.of("zzjgdm", "jgdm", "orgcode", "organizationcode")),
            Map.entry(
                    DataElement.ORGANIZATION_NAME,
                    Set.of(
                            "qymc",
                            "dwmc",
                            "jgmc",
                            "entname",
                            "orgname",
                            "company",
                            "unitname",
                            "organizationname",
                            "nsrmc")),
            Map.entry(
                    DataElement.REGION,
                    Set.of("xzqh", "xzqhdm", "qhdm", "qh", "region", "regioncode", "areacode", "xzqhbm")),
            Map.entry(DataElement.SEX, Set.of("xb", "xbdm", "sex", "gender", "xingbie")),
            Map.entry(DataElement.NATION, Set.of("mz", "mzdm", "nation", "ethnicity", "minzu")),
            Map.entry(DataElement.MARITAL_STATUS, Set.of("hyzk", "hyzt", "hyzkdm", "marital", "maritalstatus")),
            Map.entry(
                    DataElement.AMOUNT,
                    Set.of(
                            "je", "zczb", "zczj", "yzj", "zj", "amount", "money", "price", "fee", "rent", "capital",
                            "regcap", "jfjs")));

    private static final Map<DataElement, List<String>> WORDS = Map.ofEntries(
            Map.entry(DataElement.CITIZEN_ID, List.of("身份证", "身份号码", "证件号")),
            Map.entry(DataElement.PERSON_NAME, List.of("姓名", "人名", "代表人", "联系人", "经办人")),
            Map.entry(DataElement.PHONE, List.of("电话", "手机", "联系方式")),
            Map.entry(DataElement.ADDRESS, List.of("地址", "住址", "住所")),
            Map.entry(DataElement.CREDIT_CODE, List.of("信用代码", "纳税人识别号")),
            Map.entry(DataElement.ORGANIZATION_CODE, List.of("机构代码")),
            Map.entry(DataElement.ORGANIZATION_NAME, List.of("单位名称", "企业名称", "公司名称", "机构名称", "纳税人名称")),
            Map.entry(DataElement.REGION, List.of("行政区划", "区划")),
            Map.entry(DataElement.SEX, List.of("性别")),
            Map.entry(DataElement.NATION, List.of("民族")),
            Map.entry(DataElement.MARITAL_STATUS, List.of("婚姻")),
            Map.entry(DataElement.AMOUNT, List.of("金额", "租金", "资本", "价格", "费用", "余额", "税额", "元）", "(元)")));

    private static final Set<String> KEYS = Set.of("id", "no", "bh", "code", "key", "lsh", "xh");
    private static final List<String> KEY_ENDS =
            List.of("id", "no", "bh", "hm", "code", "dm", "编号", "号码", "代码", "流水号", "号");

    private Hints() {}

    static boolean say(DataElement element, String name) {
        String plain = plain(name);
        return NAMES.getOrDefault(element, Set.of()).contains(plain)
                || WORDS.getOrDefault(element, List.of()).stream().anyMatch(name::contains);
    }

    /** Whether it names what identifies a record. */
    static boolean key(String name) {
        String plain = plain(name);
        return KEYS.contains(plain) || KEY_ENDS.stream().anyMatch(end -> plain.endsWith(end) || name.endsWith(end));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{IsAlphabetic}\\p{N}]", "");
    }
}
