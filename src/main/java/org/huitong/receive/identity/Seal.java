package org.huitong.receive.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.huitong.catalog.Signature;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Encrypts the second step's secret as the national platform's public clients expect it. The mode is theirs; it does no
 * harm here, for what is encrypted is random. Stateless.
 */
public final class Seal {
    private static final String CIPHER = "AES/ECB/PKCS5Padding";
    private static final int AES_128 = 16;

    private Seal() {}

    /** Base64 of the secret, encrypted under the key. */
    static String close(Signature.Sealing how, String key, String secret) {
        byte[] sealed = run(Cipher.ENCRYPT_MODE, how, key, secret.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(sealed);
    }

    /**
     * The secret in what {@link #close} gave.
     *
     * @throws HuitongException OPERATE_INVALID where it was not sealed so, or under another key
     */
    public static String open(Signature.Sealing how, String key, String sealed) {
        try {
            return new String(
                    run(Cipher.DECRYPT_MODE, how, key, Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new HuitongException(
                    ErrorCode.OPERATE_INVALID, "opening a sealed secret failed: it is not Base64. Give it whole.", e);
        }
    }

    private static byte[] run(int mode, Signature.Sealing how, String key, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, aes(how, key.getBytes(StandardCharsets.UTF_8)));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new HuitongException(
                    ErrorCode.OPERATE_INVALID,
                    "sealing or opening a secret failed. See that key and sealing are the ones agreed on.",
                    e);
        }
    }

    /** Sun's SHA1PRNG, seeded once, begins with the SHA-1 of the seed's SHA-1; said here, it holds on every Java. */
    private static Key aes(Signature.Sealing how, byte[] key) throws GeneralSecurityException {
        if (how == Signature.Sealing.DIRECT) {
            return new SecretKeySpec(key, "AES");
        }
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        return new SecretKeySpec(Arrays.copyOf(sha1.digest(sha1.digest(key)), AES_128), "AES");
    }
}
