package org.huitong.receive.identity;

import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** Knows systems by the SHA-256 of their token, so that no token stays in memory. Immutable, thread-safe. */
final class Bearer {
    static final String SCHEME = "Bearer ";

    private final Map<String, byte[]> hashes;

    /** @param tokenSha256 by system id */
    Bearer(Map<String, byte[]> tokenSha256) {
        this.hashes = new TreeMap<>(tokenSha256);
    }

    /**
     * The system whose token the {@code Authorization} header carries. Looks at every system whatever it finds, so that
     * the time it takes tells nothing.
     *
     * @param authorizationHeader may be null
     * @throws HuitongException RECEIVE_UNKNOWN_SYSTEM
     */
    String systemOf(String authorizationHeader) {
        byte[] hash = Hmac.sha256(token(authorizationHeader));
        String found = null;
        for (Map.Entry<String, byte[]> entry : hashes.entrySet()) {
            if (MessageDigest.isEqual(hash, entry.getValue())) {
                found = entry.getKey();
            }
        }
        if (found == null) {
            throw unknown("no system has this token");
        }
        return found;
    }

    static String token(String header) {
        if (header == null || header.length() <= SCHEME.length()) {
            throw unknown("there is no token");
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw unknown("the header is not a bearer token");
        }
        return header.substring(SCHEME.length()).strip();
    }

    private static HuitongException unknown(String why) {
        return new HuitongException(
                ErrorCode.RECEIVE_UNKNOWN_SYSTEM,
                "identifying the caller by its Authorization header failed: " + why
                        + ". Send \"Authorization: Bearer <token>\" with the token that the gateway's operator gave out,"
                        + " or sign the request where your system has been given a key.");
    }
}
