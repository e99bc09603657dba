package org.huitong.seal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key by its name: the first four bytes of its SHA-256, so that what is kept says which key opens it. Immutable.
 *
 * @param name eight hexadecimal digits
 */
record SealKey(String name, SecretKeySpec key) {
    static final int BYTES = 32;
    static final int NAME_BYTES = 4;

    /** @param bytes {@value #BYTES} of them */
    static SealKey of(byte[] bytes) {
        try {
            byte[] print = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new SealKey(
                    HexFormat.of().formatHex(Arrays.copyOf(print, NAME_BYTES)), new SecretKeySpec(bytes, "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    byte[] nameBytes() {
        return HexFormat.of().parseHex(name);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return name;
    }
}
