package org.huitong.catalog.layout;

import java.util.LinkedHashMap;

/**
 * Lines whose columns are told by their places.
 *
 * @param unit what the widths count
 * @param columns name to width, in order
 * @param skip lines before the first record
 * @param shortLines whether a line may end early, its last columns then being empty: some exports strip blanks
 * @param trailer null where the source has none
 */
public record FixedWidth(
        Unit unit, LinkedHashMap<String, Integer> columns, int skip, boolean shortLines, Trailer trailer)
        implements Layout {

    /** Legacy systems count bytes of their charset; a character is a code point. */
    public enum Unit {
        BYTES,
        CHARS
    }
}
