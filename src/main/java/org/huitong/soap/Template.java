package org.huitong.soap;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The operation's element as it stands in the body, with <code>${name}</code> where values go. A value is written as XML
 * text wherever it stands; so it is inside CDATA, where what is read is XML once more. Immutable.
 */
public record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_]*)}");

    /** @param values by name; null for what has no value, which leaves the place empty */
    String filled(UnaryOperator<String> values) {
        Matcher places = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (places.find()) {
            String value = values.apply(places.group(1));
            places.appendReplacement(filled, Matcher.quoteReplacement(value == null ? "" : escaped(value)));
        }
        return places.appendTail(filled).toString();
    }

    /** Characters that no XML can carry become question marks: else one value would spoil the whole call. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&apos;");
                default -> escaped.appendCodePoint(carried(c) ? c : '?');
            }
        });
        return escaped.toString();
    }

    private static boolean carried(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c > 0xFFFF;
    }
}
