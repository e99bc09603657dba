package org.huitong.normalize;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.huitong.catalog.Item;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Noted;
import org.huitong.element.text.Garbled;
import org.huitong.element.text.Texts;

/** Holds values that are already of the bus's form against one item's rules. Immutable, thread-safe. */
final class ItemRules {
    private static final Fault BROKEN =
            new Fault("text", "", "there is a NUL or half a character inside the text", "correct it in the source");

    private final Item item;
    private final Element form;
    private final Pattern pattern;
    private final Fault type;
    private final Fault length;
    private final Fault patternFault;
    private final Fault range;
    private final Fault codes;

    ItemRules(Item item) {
        this.item = item;
        this.form = Conversions.plain(item.type());
        this.pattern = item.pattern();
        this.type = fault("type", "is not of type " + item.type().name().toLowerCase(java.util.Locale.ROOT));
        this.length = fault(
                "length",
                item.length() > 0 ? "has not " + item.length() + " characters" : "is over " + item.maxLength());
        this.patternFault = fault("pattern", "does not match the pattern of the catalog");
        this.range = fault("range", "is less than min or more than max of the catalog");
        this.codes = fault("codes", "is not one of the codes of the catalog");
    }

    private Fault fault(String rule, String what) {
        return new Fault(rule, "", "\"" + item.id() + "\" " + what, "correct it in the source");
    }

    Item item() {
        return item;
    }

    /** Text in the type's own form, as {@link Element#check} answers. */
    Object typed(String text) {
        return form.check(text);
    }

    /** Null where the value keeps every rule. */
    Fault check(Object value) {
        return switch (item.type()) {
            case TEXT -> value instanceof String text ? wholeText(text) : type;
            case INTEGER ->
                value instanceof Long || value instanceof Integer || value instanceof BigInteger
                        ? number((Number) value)
                        : type;
            case DECIMAL -> value instanceof Number number ? number(number) : type;
            case BOOLEAN -> value instanceof Boolean ? null : type;
            case DATE, MONTH, DATETIME ->
                value instanceof String text && text.equals(Noted.plain(form.check(text))) ? null : type;
        };
    }

    /** As {@link #check} for what a mapping has just converted to the type, text being whole: no second look. */
    Fault checkConverted(Object value) {
        return switch (item.type()) {
            case TEXT -> text((String) value);
            case INTEGER, DECIMAL -> number((Number) value);
            case DATE, MONTH, DATETIME, BOOLEAN -> null;
        };
    }

    /** Null where every character of the text is whole and was read with the right charset. */
    static Fault whole(String text) {
        return Texts.broken(text) ? BROKEN : Garbled.find(text).orElse(null);
    }

    private Fault wholeText(String text) {
        Fault broken = whole(text);
        return broken == null ? text(text) : broken;
    }

    private Fault text(String text) {
        if (item.length() > 0 && text.codePointCount(0, text.length()) != item.length()) {
            return length;
        }
        if (item.maxLength() > 0
                && text.length() > item.maxLength()
                && text.codePointCount(0, text.length()) > item.maxLength()) {
            return length;
        }
        if (pattern != null && !pattern.matcher(text).matches()) {
            return patternFault;
        }
        return item.codes().isEmpty() || item.codes().contains(text) ? null : codes;
    }

    private Fault number(Number number) {
        if (item.min() == null && item.max() == null) {
            return null;
        }
        BigDecimal value = number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
        boolean below = item.min() != null && value.compareTo(item.min()) < 0;
        boolean above = item.max() != null && value.compareTo(item.max()) > 0;
        return below || above ? range : null;
    }
}
