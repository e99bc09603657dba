package org.huitong.receive.input;

import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** The refusals of decoding: where and what, never the content. */
public final class Refusals {
    private Refusals() {}

    public static HuitongException malformed(long offset, String what, String cure) {
        return new HuitongException(
                ErrorCode.RECEIVE_MALFORMED,
                "decoding the body failed at byte " + offset + ": " + what + ". " + cure + ".");
    }

    /** @param where as people find it, e.g. {@code line 17, byte 1204} */
    public static HuitongException malformed(String where, String what, String cure) {
        return new HuitongException(
                ErrorCode.RECEIVE_MALFORMED, "decoding failed at " + where + ": " + what + ". " + cure + ".");
    }

    public static HuitongException tooLarge(String what, String cure) {
        return new HuitongException(
                ErrorCode.RECEIVE_TOO_LARGE, "decoding the body stopped: " + what + ". " + cure + ".");
    }

    /** The input went away while it was read. */
    public static HuitongException unreadable(java.io.IOException why) {
        return new HuitongException(
                ErrorCode.RECEIVE_MALFORMED,
                "reading the input failed: " + why.getClass().getSimpleName()
                        + ". See that the file is there, whole, and may be read.",
                why);
    }
}
