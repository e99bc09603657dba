package org.huitong.journey;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sample.DefectKind;
import sample.PopulationRow;

/** People who are nobody, by number: region 999999 is assigned to no place. */
final class Invented {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private Invented() {}

    static String id(int number) {
        String born =
                DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.of(1980, 1, 1).plusDays(number / 1000));
        String body = "999999" + born + String.format("%03d", number % 1000);
        int sum = IntStream.range(0, 17)
                .map(at -> WEIGHTS[at] * (body.charAt(at) - '0'))
                .sum();
        return body + CHECKS.charAt(sum % 11);
    }

    /** A good declaration about a person. */
    static String insured(int number) {
        return insured(id(number), "演示" + number);
    }

    static String insured(String id, String name) {
        return insured(id, name, "202601");
    }

    static String insured(String id, String name, String month) {
        return "{\"GMSFHM\":\"" + id + "\",\"XM\":\"" + name + "\",\"DWMC\":\"示例饮食店\",\"CBZT\":\"参保\","
                + "\"JFJS\":\"5,000.00\",\"LJYS\":\"12\",\"ZHJFNY\":\"" + month + "\"}";
    }

    static String array(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(Invented::insured)
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** A row of the population table that appears anew; the change number is the person's. */
    static PopulationRow row(int number, String name) {
        return row(number, number, 0, name);
    }

    static PopulationRow row(int number, long change, long replaces, String name) {
        PopulationRow.Columns columns = new PopulationRow.Columns(
                id(number), name, "1", id(number).substring(6, 14), "01", "示例街1号", "H" + number);
        return new PopulationRow(0, change, replaces, null, DefectKind.NONE, columns);
    }

    static List<PopulationRow> rows(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> row(number, "演示" + number))
                .toList();
    }
}
