package org.huitong.receive.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** HMAC-SHA256 (RFC 2104, FIPS 180-4) over UTF-8 text, and SHA-256. Stateless. */
public final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    /** The signature as it travels: Base64 (RFC 4648 section 4), 44 characters. */
    public static String base64(String secret, String text) {
        return Base64.getEncoder().encodeToString(of(secret, text));
    }

    static byte[] of(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new HuitongException(ErrorCode.INTERNAL, "this Java has no " + ALGORITHM + ". Use another one.", e);
        }
    }

    /**
     * Compares in constant time. Text with text: were the given one decoded, one signature could be written in several
     * ways, and would be a new one each time.
     */
    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new HuitongException(ErrorCode.INTERNAL, "this Java has no SHA-256. Use a standard JDK.", e);
        }
    }

    /** SHA-256 in lower-case hex. */
    public static String hexSha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }
}
