package org.huitong.bench.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Wrong charsets, lost characters, and what breaks lines and cells. */
final class BrokenTexts {
    private static final int HUGE = 100_000;

    private final BrokenList list;

    BrokenTexts(BrokenList list) {
        this.list = list;
    }

    void gather() {
        texts();
        bytes();
        quotes();
        lines();
    }

    private void add(String name, String target, byte[] input) {
        list.add(name, target, input);
    }

    private void add(String name, String target, String input) {
        list.add(name, target, input.getBytes(BrokenList.charset(target)));
    }

    /** Text of another charset than the declared one, and text that was lost before. */
    private void texts() {
        seeds().forEach((target, text) -> {
            for (String other : List.of("UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "UTF-32BE")) {
                Charset charset = Charset.forName(other);
                boolean marked = target.equals("csv-utf-16") && other.equals("UTF-16BE");
                if (!marked && !charset.equals(BrokenList.charset(target))) {
                    add("in " + other, target, text.getBytes(charset));
                }
            }
            add("with 锟斤拷", target, text.replace("喆", "锟斤拷").replace("李四", "锟斤拷"));
            add("with U+FFFD", target, text.replace("喆", "\uFFFD").replace("李四", "\uFFFD"));
            list.harmless("with mixed line ends", target, mixed(text).getBytes(BrokenList.charset(target)));
            add("with NULs", target, text.replace("喆", "喆\u0000").replace("李四", "李\u0000四"));
        });
    }

    private void bytes() {
        for (String target : List.of("csv-database", "fixed-chars", "json-push", "ndjson-push", "ndjson-file")) {
            byte[] seed = list.seed(target);
            byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
            add("with a surrogate in UTF-8", target, BrokenList.with(seed, 60, surrogate));
            add("with an overlong slash", target, BrokenList.with(seed, 60, new byte[] {(byte) 0xC0, (byte) 0xAF}));
        }
        for (String target : List.of("csv", "fixed-bytes", "xml", "json-file")) {
            // 83 36 C7 39 follows U+D7FF and would be U+D800.
            byte[] surrogate = {(byte) 0x83, 0x36, (byte) 0xC7, 0x39};
            add("with a surrogate in GB 18030", target, BrokenList.with(list.seed(target), 60, surrogate));
        }
        add("with half a pair", "csv-utf-16", Seeds.csv().replace("喆", "?").getBytes(StandardCharsets.UTF_16LE));
        byte[] half = ("\uFEFF" + Seeds.csv()).getBytes(StandardCharsets.UTF_16LE);
        half[half.length / 2 | 1] = (byte) 0xD8;
        add("with a lone surrogate", "csv-utf-16", half);
        add("UTF-8 read as GBK", "csv", Seeds.csv().replace("王测试·甲", "寮犱笁"));
    }

    private static Map<String, String> seeds() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("csv", Seeds.csv());
        texts.put("csv-utf-16", "\uFEFF" + Seeds.csv());
        texts.put("csv-database", Seeds.database());
        texts.put("fixed-bytes", Seeds.fixed());
        texts.put("fixed-chars", Seeds.fixedChars());
        texts.put("xml", Seeds.xml());
        texts.put("xml-soap", Seeds.soap());
        texts.put("json-push", Seeds.json());
        texts.put("ndjson-push", Seeds.ndjson());
        texts.put("json-file", Seeds.json());
        texts.put("ndjson-file", Seeds.ndjson());
        return texts;
    }

    private static String mixed(String text) {
        StringBuilder out = new StringBuilder();
        int count = 0;
        for (String line : text.split("\r?\n", -1)) {
            out.append(count == 0 ? "" : List.of("\r", "\n", "\r\n").get(count % 3))
                    .append(line);
            count++;
        }
        return out.toString();
    }

    private void quotes() {
        String csv = Seeds.csv();
        add("a quote that is never closed", "csv", csv.replace("王测试", "\"王测试"));
        add("a quote that is never closed", "csv-utf-16", "\uFEFF" + csv.replace("王测试", "\"王测试"));
        add("a quote opened at the end", "csv", csv + "\"");
        add("text behind a quote", "csv", csv.replace("\"示例市", "\"示\"例市"));
        add("a cell too many", "csv", csv.replace("李喆㼆,", "李喆㼆,,"));
        add("a cell too few", "csv", csv.replace("李喆㼆,", "李喆㼆"));
        add("a header twice", "csv", csv.replace("DZ", "XM"));
        add("a header that lacks a column", "csv", csv.replace("XM", "MC"));
        add("a wrong count", "csv", csv.replace("END,2", "END,3"));
        add("a count of letters", "csv", csv.replace("END,2", "END,二"));
        add("no trailer", "csv", csv.replace("END", "AND"));
        add("a huge cell", "csv", csv.replace("王测试", "王".repeat(HUGE)));
        add("a huge quoted cell", "csv", csv.replace("某路", "某\n".repeat(HUGE)));
        add("a hundred thousand cells", "csv", csv.replace("李喆㼆", ",".repeat(HUGE)));
        add("a huge cell", "csv-database", Seeds.database().replace("张三", "张".repeat(HUGE)));
        add("an escape at the end", "csv-database", Seeds.database() + "\\");
    }

    private void lines() {
        add("a short line", "fixed-bytes", Seeds.fixed().replace("202601", "2026"));
        add("a long line", "fixed-bytes", Seeds.fixed().replace("202601", "20260101"));
        add("a character cut by its column", "fixed-bytes", Seeds.fixed().replace("0001张", "001张三"));
        add("a wrong count", "fixed-bytes", Seeds.fixed().replace("000002", "000012"));
        add("no trailer", "fixed-bytes", Seeds.fixed().replace("99  ", "98  "));
        add("lines without an end", "fixed-bytes", "0001张三      202601".repeat(HUGE / 10));
    }
}
