package org.huitong.receive.identity;

import java.security.cert.X509Certificate;

/**
 * What a request says of itself; nothing of it is believed yet. Every text but method, target and peer may be null.
 *
 * @param method in upper case
 * @param target path and query as they were sent
 * @param resource the path's resource; null where the path names none
 * @param peer the address it came from
 * @param authorization the header of that name
 * @param national the national form's headers
 * @param certificate what the client showed, checked by the edge; null where it showed none
 * @param idempotencyKey the header of that name
 * @param contentType the header of that name
 */
public record Asked(
        String method,
        String target,
        String resource,
        String peer,
        String authorization,
        NationalHeaders national,
        X509Certificate certificate,
        String idempotencyKey,
        String contentType,
        byte[] body) {

    /** Whatever of the request has a meaning, as one text. */
    String meaning() {
        return String.join("\n", method, target, orNone(idempotencyKey), orNone(contentType), Hmac.hexSha256(body));
    }

    private static String orNone(String text) {
        return text == null ? "" : text;
    }
}
