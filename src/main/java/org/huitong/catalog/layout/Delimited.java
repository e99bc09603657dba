package org.huitong.catalog.layout;

import java.util.List;

/**
 * CSV (RFC 4180) and its dialects.
 *
 * @param delimiter between two cells, one to four characters
 * @param quote around cells; {@link #NONE} where the dialect has none
 * @param escape before a character that stands for itself; {@link #NONE} where the dialect has none
 * @param comment begins a line that holds nothing; {@link #NONE} where the dialect has none
 * @param skip lines before the header, or before the first record where there is none
 * @param header whether a line names the columns
 * @param columns names of the columns; where there is a header, those it must have; empty where the header alone says
 * @param trailer null where the source has none
 */
public record Delimited(
        String delimiter,
        char quote,
        char escape,
        char comment,
        int skip,
        boolean header,
        List<String> columns,
        Trailer trailer)
        implements Layout {
    /** No text that was decoded strictly holds half a pair. */
    public static final char NONE = '\uDFFF';

    /** RFC 4180, the first line naming the columns. */
    public static final Delimited RFC_4180 = new Delimited(",", '"', NONE, NONE, 0, true, List.of(), null);
}
