package org.huitong.receive.identity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our own form's {@code Authorization} header: {@code HUITONG-HMAC-SHA256 system=…, key=…, time=…, nonce=…,
 * signature=…}, in this order. What is signed is {@link #text}: the whole request, so that nothing of it can be
 * changed, and a nonce, so that it is good once.
 *
 * @param system id of the caller
 * @param key name of the key that signs
 * @param time milliseconds since 1970, 13 digits
 * @param nonce 16 to 64 letters, digits, hyphens or underscores, new for each request
 * @param sign Base64 of the HMAC
 */
public record DigestHeader(String system, String key, String time, String nonce, String sign) {
    /** The scheme, and the first line of what is signed. */
    public static final String SCHEME = "HUITONG-HMAC-SHA256";

    private static final Pattern FORM =
            Pattern.compile(SCHEME + " +system=([a-z0-9.-]{1,120}), *key=([a-z0-9-]{1,40}), *time=([0-9]{13}),"
                    + " *nonce=([A-Za-z0-9_-]{16,64}), *signature=([A-Za-z0-9+/=]{44})");

    static boolean isMeant(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    static Optional<DigestHeader> parse(String authorization) {
        Matcher header = FORM.matcher(authorization);
        return header.matches()
                ? Optional.of(new DigestHeader(
                        header.group(1), header.group(2), header.group(3), header.group(4), header.group(5)))
                : Optional.empty();
    }

    /**
     * What is signed: ten lines joined by one line feed, without one at the end. They are scheme, system, key, time,
     * nonce, method, path with query, Idempotency-Key, Content-Type and the body's SHA-256 in lower-case hex; a header
     * that is not sent is an empty line.
     */
    public String text(Asked asked) {
        return String.join("\n", SCHEME, system, key, time, nonce, asked.meaning());
    }

    /** The same header with this request's signature. */
    public DigestHeader signed(String secret, Asked asked) {
        return new DigestHeader(system, key, time, nonce, Hmac.base64(secret, text(asked)));
    }

    /** As it is sent. */
    public String value() {
        return SCHEME + " system=" + system + ", key=" + key + ", time=" + time + ", nonce=" + nonce + ", signature="
                + sign;
    }
}
