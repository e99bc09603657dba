package org.huitong.failed;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the next page begins: behind this row, newest first. Opaque to who carries it.
 *
 * @param at when the row was created, or the group was newest; milliseconds
 * @param no of the row or group
 */
public record Cursor(long at, long no) {
    private static final int BYTES = 2 * Long.BYTES;

    boolean isBefore(Cursor other) {
        return at < other.at || at == other.at && no < other.no;
    }

    /** The place just before. */
    Cursor before() {
        return no == Long.MIN_VALUE ? new Cursor(at - 1, Long.MAX_VALUE) : new Cursor(at, no - 1);
    }

    public String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES).putLong(at).putLong(no).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty where the text is no cursor of ours. */
    public static Optional<Cursor> of(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == BYTES) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                return Optional.of(new Cursor(buffer.getLong(), buffer.getLong()));
            }
        } catch (IllegalArgumentException e) {
            // Said by the empty answer.
        }
        return Optional.empty();
    }
}
