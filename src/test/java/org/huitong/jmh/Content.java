package org.huitong.jmh;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

/** What the 20 items of a record hold, and how they are mapped. All people and firms in them are invented. */
public enum Content {
    /** Texts of ASCII characters that are only renamed: nothing but decoding and the rules of the catalog. */
    PLAIN(1),

    /** A register's columns, half of them Chinese: numbers with check characters, dates, amounts, codes, names, free texts. */
    REGISTER(16) {
        @Override
        List<String> known(int serial) {
            LocalDate born = LocalDate.of(1950, 1, 1).plusDays(31L * serial);
            return List.of(
                    withCheck("999999" + DateTimeFormatter.BASIC_ISO_DATE.format(born) + "001"),
                    NAMES.get(serial % NAMES.size()),
                    "男",
                    DateTimeFormatter.BASIC_ISO_DATE.format(born),
                    "汉族",
                    "13800000000",
                    "1,234.50",
                    "%03d".formatted(serial),
                    "是",
                    "20260102030405",
                    "91350100M000100Y43",
                    "示例(甲市)商贸有限公司",
                    "202601",
                    "12.75",
                    "2024年12月29日",
                    "20");
        }

        @Override
        String type(int item) {
            return TYPES.getOrDefault(item, super.type(item));
        }

        @Override
        String steps(int item) {
            return STEPS.getOrDefault(item, "[trim]");
        }
    };

    static final int ITEMS = 20;

    private static final List<String> NAMES = List.of("王测试", "李示例", "张样本", "欧某喆");
    private static final String HAN = "示例市甲区乙街道丙路丁号楼单元室门牌附记";
    private static final java.util.Map<Integer, String> TYPES = java.util.Map.of(
            1, "text, length: 18, pattern: '[1-9][0-9]{16}[0-9X]'",
            3, "text, codes: [\"0\", \"1\", \"2\", \"9\"]",
            4, "date",
            7, "decimal, min: 0",
            8, "integer, max: 100000",
            9, "boolean",
            10, "datetime",
            13, "month",
            14, "decimal",
            15, "date");
    private static final java.util.Map<Integer, String> STEPS = java.util.Map.ofEntries(
            java.util.Map.entry(1, "[trim, fold-width, citizen-id]"),
            java.util.Map.entry(2, "[trim, person-name]"),
            java.util.Map.entry(3, "[trim, fold-width, {codes: sex}]"),
            java.util.Map.entry(4, "[trim, fold-width, {date: yyyyMMdd}]"),
            java.util.Map.entry(5, "[trim, {codes: nation}]"),
            java.util.Map.entry(6, "[trim, phone]"),
            java.util.Map.entry(7, "[trim, {amount: 万元}]"),
            java.util.Map.entry(8, "[trim, integer]"),
            java.util.Map.entry(9, "[trim, boolean]"),
            java.util.Map.entry(10, "[trim, {datetime: yyyyMMddHHmmss}]"),
            java.util.Map.entry(11, "[trim, fold-width, credit-code]"),
            java.util.Map.entry(12, "[trim, organization-name]"),
            java.util.Map.entry(13, "[trim, {month: yyyyMM}]"),
            java.util.Map.entry(14, "[trim, decimal]"),
            java.util.Map.entry(15, "[trim, {date: yyyy年M月d日}]"),
            java.util.Map.entry(16, "[trim, {codes: marital-status}]"));

    /** Items that are not free texts. */
    private final int fixed;

    Content(int fixed) {
        this.fixed = fixed;
    }

    /** The first items of a record; the others are free texts. */
    List<String> known(int serial) {
        return List.of("%012d".formatted(serial));
    }

    /** Of an item from 1, as the catalog declares it. */
    String type(int item) {
        return "text, maxLength: 256";
    }

    /** Of an item from 1, as a mapping declares them. */
    String steps(int item) {
        return "[]";
    }

    /**
     * The texts of one record: the free ones share what is left.
     *
     * @param room bytes of all texts together in this charset
     */
    List<String> texts(int serial, Charset charset, int room) {
        String[] texts = known(serial).toArray(new String[ITEMS]);
        int left = room;
        for (int i = 0; i < fixed; i++) {
            left -= texts[i].getBytes(charset).length;
        }
        for (int i = fixed; i < ITEMS; i++) {
            int bytes = left / (ITEMS - i);
            texts[i] = free(bytes, charset);
            left -= bytes;
        }
        return Arrays.asList(texts);
    }

    private String free(int bytes, Charset charset) {
        int wide = this == PLAIN ? 0 : bytes / HAN.substring(0, 1).getBytes(charset).length;
        String han = HAN.repeat(wide / HAN.length() + 1).substring(0, wide);
        return han + "x".repeat(bytes - han.getBytes(charset).length);
    }

    /** ISO 7064 MOD 11-2. */
    private static String withCheck(String body) {
        int rest = 0;
        for (char c : body.toCharArray()) {
            rest = (rest + c - '0') * 2 % 11;
        }
        return body + "0123456789X".charAt((12 - rest) % 11);
    }
}
