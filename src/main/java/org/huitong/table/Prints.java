package org.huitong.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;

/** 64 bits of what is to be known again. */
final class Prints {
    private Prints() {}

    static long of(Spot spot) {
        return of(Json.bytes(spot.marks()));
    }

    /** Of a row, whatever its columns are. */
    static long of(Map<String, Object> row) {
        List<String> values = row.values().stream()
                .map(value -> value instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.ISO_8859_1)
                        : String.valueOf(value))
                .toList();
        return of(Json.bytes(values));
    }

    private static long of(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new HuitongException(ErrorCode.INTERNAL, "this Java has no SHA-256. Use another one.", e);
        }
    }
}
