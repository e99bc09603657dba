package org.huitong.receive.identity;

import java.time.Instant;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * What is said to whom is not believed. To a stranger only what it has sent itself, and the clock: an unknown system, a
 * key that has ended and a wrong secret are all one answer. Stateless.
 */
final class Refusals {
    private static final String DIGEST_FORM = DigestHeader.SCHEME
            + " system=<id>, key=<key>, time=<13 digits>, nonce=<16 to 64 of A-Z a-z 0-9 _ ->, signature=<Base64>";

    private static final String TRY_WHOAMI =
            " Send GET /exchange/v1/whoami signed in the same way: its answer holds the"
                    + " text that was to be signed. 'huitong sign' prints it too.";

    private Refusals() {}

    static HuitongException malformedDigest() {
        return new HuitongException(
                ErrorCode.RECEIVE_SIGNATURE,
                "reading the Authorization header failed: it is not of the form \"" + DIGEST_FORM
                        + "\", in this order. 'huitong sign' prints one that is.");
    }

    static HuitongException malformedNational() {
        return new HuitongException(
                ErrorCode.RECEIVE_SIGNATURE,
                "reading the headers gjgxjhpt_rid, gjgxjhpt_sid, gjgxjhpt_rtime and gjgxjhpt_sign failed: each must be"
                        + " there, the time 13 digits (milliseconds since 1970), the signature 44 characters of"
                        + " Base64. 'huitong sign --form national' prints them.");
    }

    static HuitongException twoWays() {
        return new HuitongException(
                ErrorCode.RECEIVE_SIGNATURE,
                "the request has both an Authorization header and gjgxjhpt_ headers. Send one of them.");
    }

    static HuitongException wrong(Claim claim, Asked asked, long now) {
        String text =
                "checking the signature failed: it is not made with a key that now holds of a system that signs so.";
        String more = asked.resource() == null ? toCompare(claim, now) : TRY_WHOAMI;
        return new HuitongException(ErrorCode.RECEIVE_SIGNATURE, text + more);
    }

    private static String toCompare(Claim claim, long now) {
        return " Its time is " + (claim.millis() - now) + " ms ahead of the gateway's clock ("
                + Instant.ofEpochMilli(now) + "). Compare the text that this request must sign, which stands behind the"
                + " last colon, with the one that your program has signed or 'huitong sign' prints: " + claim.text();
    }

    static HuitongException throttled() {
        return new HuitongException(
                ErrorCode.RECEIVE_THROTTLED,
                "too many signatures from this address under this name did not hold, so none is looked at for a while."
                        + " Wait 6 s, and try one request with GET /exchange/v1/whoami.");
    }

    static HuitongException otherService(String system) {
        return new HuitongException(
                ErrorCode.RECEIVE_SIGNATURE,
                "the service that " + system + " has signed for is not the one of this path. Sign the service that"
                        + " identity.signature.services in its file maps to this resource.");
    }

    static HuitongException clock(String system, long ahead, int skewSeconds, long now) {
        return new HuitongException(
                ErrorCode.RECEIVE_CLOCK,
                "the signature of " + system + " holds, but its time is " + ahead + " ms ahead of the gateway's clock ("
                        + Instant.ofEpochMilli(now) + "), and " + skewSeconds
                        + " s either way are allowed. Set the clock, by NTP; sign again with the time of now.");
    }

    static HuitongException used(String system) {
        return new HuitongException(
                ErrorCode.RECEIVE_SIGNATURE_USED,
                "this signature of " + system
                        + " was used before. Sign each request anew, with a new nonce and the time"
                        + " of now; the same Idempotency-Key gets the same receipt.");
    }

    static HuitongException usedForAnother(String system) {
        return new HuitongException(
                ErrorCode.RECEIVE_SIGNATURE_USED,
                "this signature of " + system
                        + " was used before, for another request. Sign each request anew, with the"
                        + " time of now; repeat one without an answer as it was, byte for byte.");
    }

    static HuitongException perhaps(String system) {
        return new HuitongException(
                ErrorCode.RECEIVE_SIGNATURE_USED,
                "this signature of " + system + " is older than what the gateway remembers since its last start, so it"
                        + " may have been used. Sign again with the time of now; the same Idempotency-Key gets the same"
                        + " receipt.");
    }
}
