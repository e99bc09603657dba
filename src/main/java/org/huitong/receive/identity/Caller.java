package org.huitong.receive.identity;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Who a request was found to be from. Immutable.
 *
 * @param system id of the system
 * @param by what identified it
 * @param key name of the key that signed, for a token of an issuer its kid, for a certificate its serial number in hex;
 *     null for a token of ours
 * @param clockMillis how far the request's time was ahead of the gateway's clock; null where it did not sign
 * @param signed the text that was signed; null where it did not sign
 * @param repeatKey names the request where its signature covers nothing of it: an identical one has the same; else null
 * @param repeatOnly whether the signature may have been used before the gateway's last start: it may fetch the receipt
 *     of then, and have no effect now
 */
public record Caller(
        String system, By by, String key, Long clockMillis, String signed, String repeatKey, boolean repeatOnly) {

    /** The ways to be known. */
    public enum By {
        TOKEN("token"),
        NATIONAL("national signature"),
        NATIONAL_REFRESH("national signature, for the service that gives out secrets"),
        DIGEST("digest signature"),
        ISSUER("token of an issuer"),
        CERTIFICATE("client certificate");

        private final String text;

        By(String text) {
            this.text = text;
        }

        @JsonValue
        public String text() {
            return text;
        }
    }

    static Caller ofToken(String system) {
        return new Caller(system, By.TOKEN, null, null, null, null, false);
    }

    static Caller ofIssuer(String system, String kid) {
        return new Caller(system, By.ISSUER, kid, null, null, null, false);
    }

    static Caller ofCertificate(String system, String serial) {
        return new Caller(system, By.CERTIFICATE, serial, null, null, null, false);
    }
}
