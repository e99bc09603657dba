package org.huitong.element;

/**
 * One rule for one value, made once and used for every record. Answers the value in its standard form, null where the
 * text says that there is none, or a {@link Fault}; it never throws, for bad values are everyday work. Implementations
 * are immutable and thread-safe.
 */
@FunctionalInterface
public interface Element {
    /** @param text never null */
    Object check(String text);
}
