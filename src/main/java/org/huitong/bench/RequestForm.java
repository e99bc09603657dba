package org.huitong.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The push of S1: one record of 1 KiB with 20 items. Its bytes are built once; only the serial number, which makes the
 * Idempotency-Key and the record's key unique, is written into them for each request. Not thread-safe.
 */
final class RequestForm {
    static final int ITEMS = 20;
    static final int BODY_BYTES = 1024;
    private static final String SERIAL = "000000000000";

    private final byte[] bytes;
    private final int headerSerial;
    private final int bodySerial;

    RequestForm(Side.Door door) {
        String body = body();
        String head = "POST " + door.path() + " HTTP/1.1\r\nHost: 127.0.0.1:" + door.port()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + (door.token().isEmpty() ? "" : "\r\nAuthorization: Bearer " + door.token())
                + "\r\nIdempotency-Key: bench-" + SERIAL + "\r\n\r\n";
        this.bytes = (head + body).getBytes(StandardCharsets.US_ASCII);
        this.headerSerial = head.indexOf(SERIAL);
        this.bodySerial = head.length() + body.indexOf(SERIAL);
    }

    ByteBuffer numbered(long serial) {
        byte[] copy = bytes.clone();
        write(copy, headerSerial, serial);
        write(copy, bodySerial, serial);
        return ByteBuffer.wrap(copy);
    }

    /** What the chimney calls item {@code number}, from 1. */
    static String field(int number) {
        return "F%02d".formatted(number);
    }

    /** What the catalog calls item {@code number}, from 1. */
    static String item(int number) {
        return "item%02d".formatted(number);
    }

    static String body() {
        StringBuilder body = new StringBuilder(BODY_BYTES).append("{\"F01\":\"").append(SERIAL);
        for (int i = 2; i <= ITEMS; i++) {
            int room = (BODY_BYTES - body.length() - 2) / (ITEMS - i + 1) - 9;
            body.append("\",\"").append(field(i)).append("\":\"").append("x".repeat(room));
        }
        return body.append("\"}").toString();
    }

    private static void write(byte[] target, int at, long serial) {
        long rest = serial;
        for (int i = at + SERIAL.length() - 1; i >= at; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
