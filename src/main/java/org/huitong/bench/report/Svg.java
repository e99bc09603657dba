package org.huitong.bench.report;

import java.util.Locale;

/** Text, bars and lines as SVG without a script. It brings its own ground and follows the reader's light or dark. */
final class Svg {
    private static final String STYLE = """
            svg { font: 12px system-ui, sans-serif }
            text { fill: #1f2328 }
            .ground { fill: #ffffff }
            .title { font-weight: 600; font-size: 15px }
            .small { fill: #59636e }
            .side { text-anchor: end }
            .product, .met { fill: #1f6fb2 }
            .other { fill: #aab4be }
            .missed { fill: #d9822b }
            .spread { stroke: #59636e; stroke-width: 1.5 }
            .mark { stroke: #c4432b; stroke-width: 2 }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3 }
              .ground { fill: #0d1117 }
              .small { fill: #9aa4af }
              .product, .met { fill: #58a6e8 }
              .other { fill: #58626d }
              .missed { fill: #e3a04f }
              .spread { stroke: #9aa4af }
              .mark { stroke: #ff8a70 }
            }
            """;

    private final StringBuilder out = new StringBuilder();

    void text(String style, double x, double y, String words) {
        add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", style, x, y, escaped(words));
    }

    void bar(String style, double x, double y, double width, double height) {
        add(
                "<rect class=\"bar %s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"/>%n",
                style, x, y, width, height);
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n", style, x1, y1, x2, y2);
    }

    /** The whole document. */
    String document(String title, int width, int height) {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\""
                                + " height=\"%2$d\" role=\"img\">%n<title>%3$s</title>%n<style>%n%4$s</style>%n"
                                + "<rect class=\"ground\" width=\"%1$d\" height=\"%2$d\"/>%n",
                        width,
                        height,
                        escaped(title),
                        STYLE)
                + out + "</svg>\n";
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void add(String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values));
    }
}
