package org.huitong.message;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is needed to decode one record again from its own bytes, when its neighbors and the file's head are gone.
 *
 * @param format word of the format, e.g. {@code csv}
 * @param charset of the bytes
 * @param known what the file's head said of every record, e.g. the names of its columns; empty where the layout says all
 */
public record Origin(String format, Charset charset, Map<String, Object> known) {
    /** Member of a parked record's text that keeps its untouched input beside the fields. */
    public static final String MEMBER = "$original";

    public static final String FORMAT = "format";
    public static final String CHARSET = "charset";
    /** Base64 of the untouched bytes. */
    public static final String BYTES = "bytes";
    /** Word the known things stand under. */
    public static final String KNOWN = "known";

    /** The value of {@link #MEMBER}. */
    Map<String, Object> of(byte[] source, int from, int to) {
        Map<String, Object> original = new LinkedHashMap<>();
        original.put(FORMAT, format);
        original.put(CHARSET, charset.name());
        if (!known.isEmpty()) {
            original.put(KNOWN, known);
        }
        original.put(BYTES, Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(source, from, to)));
        return original;
    }
}
