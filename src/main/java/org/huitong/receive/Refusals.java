package org.huitong.receive;

import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** The refusals of decoding: where and what, never the content. */
final class Refusals {
    private Refusals() {}

    static HuitongException malformed(long offset, String what, String cure) {
        return new HuitongException(
                ErrorCode.RECEIVE_MALFORMED,
                "decoding the body failed at byte " + offset + ": " + what + ". " + cure + ".");
    }

    static HuitongException tooLarge(String what, String cure) {
        return new HuitongException(
                ErrorCode.RECEIVE_TOO_LARGE, "decoding the body stopped: " + what + ". " + cure + ".");
    }
}
