package org.huitong.element;

/**
 * One rule for one value, made once and used for every record. Implementations are immutable and thread-safe, use no
 * regular expression, and never throw: bad values are everyday work.
 */
@FunctionalInterface
public interface Element {
    /**
     * The value in its standard form: a String, Long, BigDecimal or Boolean; null where the text says that there is no
     * value; a {@link Noted} where it was repaired or is doubtful; a {@link Fault} where it is wrong.
     *
     * @param text never null
     */
    Object check(String text);
}
