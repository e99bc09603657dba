package org.huitong.soap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * The user name token of WS-Security 1.0 (OASIS, Username Token Profile).
 *
 * @param user empty where there is none
 * @param password in clear
 * @param kind how it is sent
 */
public record UserToken(String user, String password, Kind kind) {
    /** How it is sent. */
    public enum Kind {
        /** Not in a header: the operation has parameters for it. */
        NONE,
        TEXT,
        /** The password's digest with nonce and time in its place. */
        DIGEST
    }

    static final String SECURITY = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    static final String UTILITY = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private static final String PROFILE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#";
    private static final String BASE64 =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;

    /** The header; empty where none is sent. */
    String header(Instant now) {
        if (user.isEmpty() || kind == Kind.NONE) {
            return "";
        }
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        String created = now.truncatedTo(ChronoUnit.MILLIS).toString();
        String proof = kind == Kind.DIGEST
                ? "<wsse:Password Type=\"" + PROFILE + "PasswordDigest\">" + digest(nonce, created, password)
                        + "</wsse:Password><wsse:Nonce EncodingType=\"" + BASE64 + "\">"
                        + Base64.getEncoder().encodeToString(nonce) + "</wsse:Nonce><wsu:Created>" + created
                        + "</wsu:Created>"
                : "<wsse:Password Type=\"" + PROFILE + "PasswordText\">" + Template.escaped(password)
                        + "</wsse:Password>";
        return "<wsse:Security xmlns:wsse=\"" + SECURITY + "\" xmlns:wsu=\"" + UTILITY
                + "\" soap:mustUnderstand=\"1\"><wsse:UsernameToken><wsse:Username>" + Template.escaped(user)
                + "</wsse:Username>" + proof + "</wsse:UsernameToken></wsse:Security>";
    }

    /** Base64 of SHA-1 over nonce, time and password, as the profile says. */
    static String digest(byte[] nonce, String created, String password) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(nonce);
            sha1.update(created.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha1.digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
