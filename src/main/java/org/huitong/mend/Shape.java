package org.huitong.mend;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What may be shown of a value: which kinds of characters it has, not which characters. */
public final class Shape {
    private static final int MOST_CHARS = 60;

    private Shape() {}

    /** One value before and after; each empty where there is none. */
    public record Change(String item, String before, String after) {}

    /** Every value that is another one now, masked. */
    public static List<Change> changes(Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                changes.add(new Change(name, of(before.get(name)), of(after.get(name))));
            }
        }
        return changes;
    }

    /** A digit is 9, a letter a or A, any other character of a script 某; signs and blanks stay. */
    public static String of(Object value) {
        if (value == null) {
            return "";
        }
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        StringBuilder shape = new StringBuilder();
        text.codePoints().limit(MOST_CHARS).map(Shape::of).forEach(shape::appendCodePoint);
        return text.codePointCount(0, text.length()) > MOST_CHARS ? shape + "…" : shape.toString();
    }

    private static int of(int c) {
        if (Character.isDigit(c)) {
            return '9';
        }
        if (c < 0x250 && Character.isLetter(c)) {
            return Character.isUpperCase(c) ? 'A' : 'a';
        }
        return Character.isLetterOrDigit(c) ? '某' : c;
    }
}
