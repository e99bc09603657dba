package org.huitong.scaffold.look;

/**
 * What a person says of a sample because it cannot be seen, or was seen wrongly; empty for nothing.
 *
 * @param format word of a mapping
 * @param charset as a mapping names it
 * @param delimiter of CSV; {@code tab} for one
 * @param widths of fixed width: {@code NAME:WIDTH,…}
 * @param record path of the XML element that is a record
 */
public record Told(String format, String charset, String delimiter, String widths, String record) {
    public static final Told NOTHING = new Told("", "", "", "", "");
}
