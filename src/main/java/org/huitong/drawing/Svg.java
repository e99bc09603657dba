package org.huitong.drawing;

import java.util.Locale;

/**
 * Text, bars and lines as SVG without a script. It brings its own ground; with a style for both it follows the reader's
 * light or dark. For one thread.
 */
public final class Svg {
    private final String style;
    private final StringBuilder out = new StringBuilder();

    /** @param style CSS; {@code .ground} is what lies below all */
    public Svg(String style) {
        this.style = style;
    }

    public void text(String style, double x, double y, String words) {
        add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", style, x, y, escaped(words));
    }

    /** As {@link #text(String, double, double, String)}, with what is shown when one points at it. */
    public void text(String style, double x, double y, String words, String whole) {
        add(
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\"><title>%s</title>%s</text>%n",
                style, x, y, escaped(whole), escaped(words));
    }

    public void bar(String style, double x, double y, double width, double height) {
        add(
                "<rect class=\"bar %s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"/>%n",
                style, x, y, width, height);
    }

    public void line(String style, double x1, double y1, double x2, double y2) {
        add("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n", style, x1, y1, x2, y2);
    }

    /** A line that leaves and arrives level. */
    public void curve(String style, double x1, double y1, double x2, double y2) {
        double middle = (x1 + x2) / 2;
        add(
                "<path class=\"%s\" d=\"M%.1f %.1f C%.1f %.1f %.1f %.1f %.1f %.1f\"/>%n",
                style, x1, y1, middle, y1, middle, y2, x2, y2);
    }

    /** The whole document. */
    public String document(String title, int width, int height) {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\""
                                + " height=\"%2$d\" role=\"img\">%n<title>%3$s</title>%n<style>%n%4$s</style>%n"
                                + "<rect class=\"ground\" width=\"%1$d\" height=\"%2$d\"/>%n",
                        width,
                        height,
                        escaped(title),
                        style)
                + out + "</svg>\n";
    }

    /** What XML 1.0 cannot hold, not even escaped, becomes U+FFFD. */
    private static String escaped(String words) {
        StringBuilder text = new StringBuilder(words.length());
        words.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                default -> text.appendCodePoint(holds(c) ? c : 0xFFFD);
            }
        });
        return text.toString();
    }

    private static boolean holds(int c) {
        return c >= ' ' && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF || c == '\t' || c == '\n';
    }

    private void add(String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values));
    }
}
