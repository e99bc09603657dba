package org.huitong.bench.fuzz;

import java.util.List;

/** What breaks XML and JSON, or those who read it. */
final class BrokenTrees {
    private static final int HUGE = 100_000;

    private final BrokenList list;

    BrokenTrees(BrokenList list) {
        this.list = list;
    }

    void gather() {
        entities();
        sizes();
        forms();
        inner();
        json();
    }

    private void add(String name, String target, String input) {
        list.add(name, target, input.getBytes(BrokenList.charset(target)));
    }

    private void entities() {
        String head = "<?xml version=\"1.0\"?>";
        String body = body();
        add("billion laughs", "xml", head + laughs() + body.replace("王测试", "&l29;"));
        add(
                "quadratic blowup",
                "xml",
                head + "<!DOCTYPE x [<!ENTITY a \"" + "a".repeat(50_000) + "\">]>"
                        + body.replace("王测试", "&a;".repeat(1000)));
        add(
                "an external entity",
                "xml",
                head + "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>" + body.replace("王测试", "&a;"));
        add("an external subset", "xml", head + "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">" + body);
        add(
                "a parameter entity",
                "xml",
                head + "<!DOCTYPE x [<!ENTITY % a SYSTEM \"file:///etc/hostname\"> %a;]>" + body);
        add("an undeclared entity", "xml", body.replace("王测试", "&nbsp;"));
        add("an undeclared prefix", "xml", body.replace("<XM>王", "<q:XM>王").replace("甲</XM>", "甲</q:XM>"));
    }

    private static String laughs() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l%d \"&l%d;&l%d;&l%d;\">".formatted(i, i - 1, i - 1, i - 1));
        }
        return laughs + "]>";
    }

    private void sizes() {
        String body = body();
        add("deep nesting", "xml", body.replace("王测试", "<a>".repeat(HUGE)));
        add("deep nesting outside", "xml", "<a>".repeat(HUGE));
        add("ten thousand attributes", "xml", body.replace("no=\"1\"", attributes(10_000)));
        add("an attribute twice", "xml", body.replace("no=\"1\"", "no=\"1\" no=\"2\""));
        add("a huge text", "xml", body.replace("王测试", "王".repeat(HUGE)));
        add("a huge attribute", "xml", body.replace("no=\"1\"", "no=\"" + "1".repeat(HUGE) + "\""));
        add("a huge name", "xml", body.replace("<XM>王", "<X" + "M".repeat(2_000_000) + ">王"));
        add("a huge comment", "xml", body.replace("<!-- 注", "<!-- " + "注".repeat(2_000_000)));
        add("a hundred thousand elements in one record", "xml", body.replace("<XM>王", "<b/>".repeat(HUGE) + "<XM>王"));
    }

    private void forms() {
        String body = body();
        add("an open CDATA", "xml", body.replace("]]>", ""));
        add("a NUL by number", "xml", body.replace("王测试", "&#0;"));
        add("half a pair by number", "xml", body.replace("王测试", "&#xD800;"));
        add("a wrong end", "xml", body.replace("</RECORD>", "</RECORDS>"));
        add("two roots", "xml", body + body);
        add("a wrong count", "xml", body.replace("<JLS>2", "<JLS>3"));
        add("no count", "xml", body.replace("JLS>", "JLZ>"));
        add("elements in the count", "xml", body.replace("<JLS>2", "<JLS><a/>2"));
        add("of another encoding", "xml", Seeds.xml().replace("GB2312", "UTF-8"));
        add("of an unknown encoding", "xml", Seeds.xml().replace("GB2312", "klingon"));
    }

    private void inner() {
        add("an inner document that is cut", "xml-soap", Seeds.soap().replace("</RECORD>", ""));
        add(
                "an inner document type",
                "xml-soap",
                Seeds.soap().replace("<p:PACKAGE", "<!DOCTYPE a [<!ENTITY b 'c'>]><p:PACKAGE"));
        add(
                "billion laughs within",
                "xml-soap",
                Seeds.soap().replace("<p:PACKAGE", laughs() + "<p:PACKAGE").replace("王测试", "&l29;"));
        add("deep nesting within", "xml-soap", Seeds.soap().replace("王测试", "<a>".repeat(HUGE)));
        add("an inner document that is empty", "xml-soap", "<Envelope><Body><query><in0/></query></Body></Envelope>");
        add(
                "elements for an inner document",
                "xml-soap",
                "<Envelope><Body><query><in0><a/></in0></query></Body></Envelope>");
    }

    private static String body() {
        return Seeds.xml().substring(Seeds.xml().indexOf('\n') + 1);
    }

    private static String attributes(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append("a").append(i).append("=\"\" ");
        }
        return out.toString();
    }

    private void json() {
        for (String target : List.of("json-push", "json-file")) {
            add("deep nesting", target, "[{\"a\":" + "[".repeat(HUGE));
            add("deep objects", target, "[" + "{\"a\":".repeat(HUGE));
            add("a huge number", target, "[{\"a\":" + "9".repeat(HUGE) + "}]");
            add("a huge exponent", target, "[{\"a\":1e999999999}]");
            add("a huge name", target, "[{\"" + "a".repeat(HUGE) + "\":1}]");
            add("a name twice", target, "[{\"a\":1,\"a\":2}]");
            add("half a pair", target, "[{\"a\":\"\\ud800\"}]");
            add("a NUL by number", target, "[{\"a\":\"\\u0000\"}]");
            add("an open string", target, "[{\"a\":\"b}]");
            add("an open array", target, "[{\"a\":1},");
            add("something behind", target, "[{\"a\":1}] x");
            add("NaN", target, "[{\"a\":NaN}]");
            add("a comma too many", target, "[{\"a\":1},]");
            add("no comma", target, "[{\"a\":1}{\"a\":2}]");
            add("a list of numbers", target, "[1,2]");
            add("wrong brackets", target, "[{\"a\":[1}]}");
        }
        for (String target : List.of("ndjson-push", "ndjson-file")) {
            add("deep nesting", target, "{\"a\":" + "[".repeat(HUGE) + "\n");
            add("a huge name", target, "{\"" + "a".repeat(HUGE) + "\":1}\n");
            add("half a pair", target, "{\"a\":\"\\udc00\\ud800\"}\n");
            add("an open string", target, "{\"a\":\"b}\n{\"a\":1}\n");
        }
        add("two on a line", "ndjson-file", "{\"a\":1} {\"a\":2}\n");
        add("one over two lines", "ndjson-file", "{\"a\":\n1}\n");
        add("an endless line", "ndjson-file", "{\"a\":\"" + "x".repeat(HUGE));
    }
}
