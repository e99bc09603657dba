package org.huitong.element;

/**
 * What is to be known about a value that goes on.
 *
 * @param kind whether the value was changed
 * @param rule stable word
 * @param standard which says so; empty where none does
 * @param text what was done or is doubtful and the cure, without the value
 */
public record Note(Kind kind, String rule, String standard, String text) {

    /** Whether the value was changed or only doubted. */
    public enum Kind {
        /** The value is another than was written, and means the same. */
        REPAIR,
        /** The value is as it was written, and may be wrong. */
        WARNING
    }

    public static Note repair(String rule, String standard, String text) {
        return new Note(Kind.REPAIR, rule, standard, text);
    }

    public static Note warning(String rule, String standard, String text) {
        return new Note(Kind.WARNING, rule, standard, text);
    }
}
