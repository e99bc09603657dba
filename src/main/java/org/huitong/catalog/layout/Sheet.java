package org.huitong.catalog.layout;

import java.util.List;

/**
 * One sheet of a workbook.
 *
 * @param name the sheet's name; empty for the first one
 * @param skip rows before the header, or before the first record where there is none
 * @param header whether a row names the columns
 * @param columns names of the columns; where there is a header, those it must have; empty where the header alone says
 * @param trailer null where the source has none
 */
public record Sheet(String name, int skip, boolean header, List<String> columns, Trailer trailer) implements Layout {

    public static final Sheet FIRST = new Sheet("", 0, true, List.of(), null);
}
