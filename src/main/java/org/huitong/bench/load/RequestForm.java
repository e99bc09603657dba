package org.huitong.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A push as bytes, built once; only the serial numbers, which make the Idempotency-Key and each record's key unique, are
 * written into them for each request. It lies outside the heap, so that a big body is not copied at every write. For
 * one connection, which has one request under way at most.
 */
final class RequestForm {
    private final ByteBuffer bytes;
    private final int headerSerial;
    private final int bodySerial;
    private final Body body;

    RequestForm(Door door, Body body) {
        this.body = body;
        String text = body.text();
        String head = "POST " + door.path() + " HTTP/1.1\r\nHost: 127.0.0.1:" + door.port()
                + "\r\nContent-Type: " + body.mediaType() + "\r\nContent-Length: " + text.length()
                + (door.token().isEmpty() ? "" : "\r\nAuthorization: Bearer " + door.token())
                + "\r\nIdempotency-Key: bench-" + Body.SERIAL + "\r\n\r\n";
        this.headerSerial = head.indexOf(Body.SERIAL);
        this.bodySerial = head.length() + text.indexOf(Body.SERIAL);
        byte[] all = (head + text).getBytes(StandardCharsets.US_ASCII);
        this.bytes = ByteBuffer.allocateDirect(all.length).put(all);
    }

    /** The request whose first record has this serial number; the next ones follow. */
    ByteBuffer numbered(long serial) {
        write(headerSerial, serial);
        for (int i = 0; i < body.records(); i++) {
            write(bodySerial + i * (body.bytes() + 1), serial + i);
        }
        return bytes.rewind();
    }

    private void write(int at, long serial) {
        long rest = serial;
        for (int i = at + Body.SERIAL.length() - 1; i >= at; i--) {
            bytes.put(i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }
}
