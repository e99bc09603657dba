package org.huitong.bench.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One of the columns, on its whole way.
 *
 * @param legacy name and type as the old system has it
 * @param made what it holds in row {@code i}, as SQL
 * @param item id, type and rules in the catalog
 * @param steps of the mapping
 * @param target name and type at the consumer
 * @param plain what the mapping makes of it, as SQL over the legacy columns: what reference and digest go by
 */
record Column(String legacy, String made, String item, String steps, String target, String plain) {
    /** The key comes first. The twentieth column is the version, which is no item. */
    static final List<Column> ALL = all();

    private static List<Column> all() {
        List<Column> all = new ArrayList<>(List.of(
                new Column(
                        "BH CHAR(14)",
                        "'N' || lpad(i::text, 9, '0')",
                        "cardNo type: text, maxLength: 20, required: true",
                        "trim",
                        "CARD_NO VARCHAR(20)",
                        "rtrim(BH)"),
                new Column(
                        "XM VARCHAR(40)",
                        "'  示例' || (i % 997) || ' '",
                        "name type: text, maxLength: 40, required: true",
                        "trim",
                        "NAME VARCHAR(40)",
                        "trim(XM)"),
                new Column(
                        "XB VARCHAR(2)",
                        "(ARRAY['１','２'])[1 + (i % 2)::int]",
                        "sex type: text, codes: [\"1\", \"2\"]",
                        "trim, fold-width",
                        "SEX CHAR(1)",
                        "translate(XB, '１２', '12')"),
                new Column(
                        "CSRQ CHAR(8)",
                        "to_char(DATE '1930-01-01' + (i % 30000)::int, 'YYYYMMDD')",
                        "birthDate type: date",
                        "trim, {date: yyyyMMdd}",
                        "BIRTH_DATE DATE",
                        "to_date(CSRQ, 'YYYYMMDD')"),
                new Column(
                        "DJRQ VARCHAR(10)",
                        "to_char(DATE '2001-01-01' + (i % 9000)::int, 'FMYYYY/FMMM/FMDD')",
                        "since type: date",
                        "trim, {date: yyyy/M/d}",
                        "SINCE DATE",
                        "to_date(DJRQ, 'YYYY/MM/DD')"),
                new Column(
                        "JE VARCHAR(20)",
                        "to_char(i % 5000000 + 0.25, 'FM9,999,999,990.00')",
                        "amount type: decimal",
                        "trim, decimal",
                        "AMOUNT NUMERIC(14,2)",
                        "replace(JE, ',', '')::numeric(14,2)"),
                new Column(
                        "RS VARCHAR(8)",
                        "(i % 12)::text",
                        "persons type: integer",
                        "integer",
                        "PERSONS INT",
                        "RS::int"),
                new Column(
                        "ZT VARCHAR(8)",
                        "CASE WHEN i % 3 = 0 THEN '无' ELSE '在用' END",
                        "state type: text, maxLength: 8",
                        "trim, null-words",
                        "STATE VARCHAR(8)",
                        "nullif(ZT, '无')"),
                new Column(
                        "DZ VARCHAR(80)",
                        "'示例市中山区人民路' || (i % 400) || '号 ' || (i % 30) || '单元'",
                        "address type: text, maxLength: 80",
                        "trim",
                        "ADDRESS VARCHAR(80)",
                        "DZ")));
        for (int n = 1; n <= 10; n++) {
            all.add(new Column(
                    "ZD" + n + " VARCHAR(32)",
                    "'v" + n + "-' || (i * " + (n * 7919) + " % 1000003)",
                    "field" + n + " type: text, maxLength: 32",
                    "trim",
                    "FIELD" + n + " VARCHAR(32)",
                    "ZD" + n));
        }
        return List.copyOf(all);
    }

    String legacyName() {
        return first(legacy);
    }

    String itemId() {
        return first(item);
    }

    String rules() {
        return item.substring(item.indexOf(' ') + 1);
    }

    String targetName() {
        return first(target);
    }

    private static String first(String words) {
        return words.substring(0, words.indexOf(' '));
    }

    static String join(String between, Function<Column, String> each) {
        return ALL.stream().map(each).collect(Collectors.joining(between));
    }
}
