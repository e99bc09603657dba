package org.huitong.pilot;

import org.huitong.message.Json;
import org.huitong.message.Receipt;

/**
 * What came of one push.
 *
 * @param status HTTP status, 0 where no answer came within the patience
 * @param tries how often it was sent
 * @param body the answer's body, empty without an answer
 */
public record PushAnswer(String idempotencyKey, int status, int tries, String body) {
    private static final int ACCEPTED = 202;

    public boolean accepted() {
        return status == ACCEPTED;
    }

    /** The receipt of an accepted push; null for any other. */
    public Receipt receipt() {
        return accepted() ? Json.read(body, Receipt.class) : null;
    }
}
