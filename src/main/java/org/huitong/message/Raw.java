package org.huitong.message;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One record as the sender gave it.
 *
 * @param index position in the intake, from 0
 * @param pointer where the record stands in the input, so that a field's name can follow after a slash: an RFC 6901 pointer
 *     in JSON (empty for a single object), {@code /line 17} in lines, an XPath in XML
 * @param fields decoded fields; values are String, Number, Boolean, null, List or Map
 * @param source the bytes the record was cut from; not copied, never changed
 * @param from first byte of the record in {@code source}
 * @param to one past its last byte
 * @param origin how to decode those bytes again; null where they are the fields' UTF-8 JSON text itself
 * @param fault why the record could not be decoded, its neighbors being well; null where it could. The fields are then what
 *     was understood of it
 */
public record Raw(
        int index,
        String pointer,
        Map<String, Object> fields,
        byte[] source,
        int from,
        int to,
        Origin origin,
        Defect fault) {

    public Raw(int index, String pointer, Map<String, Object> fields, byte[] source, int from, int to) {
        this(index, pointer, fields, source, from, to, null, null);
    }

    /**
     * What a person reads and mends of this record: UTF-8 JSON. JSON input stands as it came; of another format its fields,
     * and under {@link Origin#MEMBER} the untouched bytes, from which it is decoded again where nobody has mended it.
     */
    public String text() {
        if (origin == null) {
            return new String(source, from, to - from, StandardCharsets.UTF_8);
        }
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.values().removeIf(Raw::uncarried);
        all.put(Origin.MEMBER, origin.of(source, from, to));
        return Json.text(all);
    }

    /** No JSON with a NUL is taken in again; the bytes have it still. */
    private static boolean uncarried(Object value) {
        return value instanceof String text && text.indexOf(0) >= 0
                || value instanceof List<?> list && list.stream().anyMatch(Raw::uncarried);
    }

    public int bytes() {
        return to - from;
    }

    /** The same record at another place of another intake. */
    public Raw at(int place) {
        return new Raw(place, pointer, fields, source, from, to, origin, fault == null ? null : fault.at(place));
    }
}
