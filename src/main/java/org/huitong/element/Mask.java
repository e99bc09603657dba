package org.huitong.element;

import java.util.function.UnaryOperator;

/**
 * How a granted value is shown. De-identification in the sense of GB/T 35273 6.2 and DB34/T 4631.2 (replacement,
 * masking, encryption), with the parameters that grants of sharing platforms carry: how much is kept at either end, or
 * how coarse the value becomes. Characters are code points. Immutable, thread-safe.
 *
 * @param first characters kept at the beginning; 0 where the kind keeps none
 * @param last characters kept at the end; 0 where the kind keeps none
 */
public record Mask(Kind kind, int first, int last) {
    /** The value as it is. */
    public static final Mask CLEAR = new Mask(Kind.CLEAR, 0, 0);
    /** A keyed hash of it: the same value gives the same hash to one consumer, and another to the next. */
    public static final Mask HASH = new Mask(Kind.HASH, 0, 0);

    private static final int SIX = 6;

    /** Ways to show a value. */
    public enum Kind {
        CLEAR(Form.ANY),
        HASH(Form.ANY),
        /** Both ends; a star for each character between. A text that would be kept whole is all stars. */
        KEEP(Form.TEXT),
        /** The beginning; the rest is not there. */
        CUT(Form.TEXT),
        /** A time's year, {@code YYYY}. */
        YEAR(Form.TIME),
        /** A time's month, {@code YYYY-MM}. */
        MONTH(Form.TIME),
        /** A code of GB/T 2260, of six digits or more, with zeros for what is below the province. */
        PROVINCE(Form.TEXT),
        PREFECTURE(Form.TEXT),
        COUNTY(Form.TEXT);

        private final Form form;

        Kind(Form form) {
            this.form = form;
        }

        /** Of what values it makes sense. */
        public Form form() {
            return form;
        }
    }

    /** What a kind can be used for. */
    public enum Form {
        ANY,
        TEXT,
        TIME
    }

    /** Whether nothing of the value is hidden. */
    public boolean clear() {
        return kind == Kind.CLEAR;
    }

    /**
     * What the consumer is shown. A value that is not of the mask's form, such as a region that is none, is hashed: it is
     * never shown as it is.
     *
     * @param value null stays null
     * @param hash of a value's text
     */
    public Object of(Object value, UnaryOperator<String> hash) {
        if (value == null || clear()) {
            return value;
        }
        String text = value.toString();
        String shown = value instanceof String ? shown(text) : null;
        return shown == null ? hash.apply(text) : shown;
    }

    /** Null where it is to be hashed. */
    private String shown(String text) {
        return switch (kind) {
            case CLEAR, HASH -> null;
            case KEEP -> kept(text);
            case CUT -> text.substring(0, offset(text, first));
            case YEAR -> text.matches("[0-9]{4}(-.*)?") ? text.substring(0, 4) : null;
            case MONTH -> text.matches("[0-9]{4}-[0-9]{2}(-.*)?") ? text.substring(0, 7) : null;
            case PROVINCE -> region(text, 2);
            case PREFECTURE -> region(text, 4);
            case COUNTY -> region(text, SIX);
        };
    }

    private String kept(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= first + last) {
            return "*".repeat(length);
        }
        return text.substring(0, offset(text, first))
                + "*".repeat(length - first - last)
                + text.substring(offset(text, length - last));
    }

    private static int offset(String text, int characters) {
        int length = text.codePointCount(0, text.length());
        return text.offsetByCodePoints(0, Math.min(characters, length));
    }

    private static String region(String text, int digits) {
        return text.matches("[0-9]{6,12}") ? text.substring(0, digits) + "0".repeat(text.length() - digits) : null;
    }

    /** As people read it: {@code clear}, {@code hash}, {@code keep 6+4}, {@code cut 6}, {@code year}. */
    public String text() {
        return switch (kind) {
            case KEEP -> "keep " + first + "+" + last;
            case CUT -> "cut " + first;
            default -> kind.name().toLowerCase(java.util.Locale.ROOT);
        };
    }
}
