package org.huitong.message;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One record as the sender gave it.
 *
 * @param index position in the intake, from 0
 * @param pointer RFC 6901 pointer of the record in the input; empty for a single object
 * @param fields decoded fields; values are String, Number, Boolean, null, List or Map
 * @param source the bytes the record was cut from; not copied, never changed
 * @param from first byte of the record in {@code source}
 * @param to one past its last byte
 */
public record Raw(int index, String pointer, Map<String, Object> fields, byte[] source, int from, int to) {

    /** The untouched input of this record; UTF-8 JSON, as declared for all formats of this release. */
    public String text() {
        return new String(source, from, to - from, StandardCharsets.UTF_8);
    }

    public int bytes() {
        return to - from;
    }
}
