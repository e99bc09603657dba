package org.huitong.receive.drop;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** SHA-256 of a file, which says whether it is still the same. */
final class Digests {
    private static final int BUFFER = 64 << 10;

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new HuitongException(ErrorCode.INTERNAL, "this Java has no SHA-256. Use another one.", e);
        }
    }

    static DigestInputStream over(InputStream in) {
        return new DigestInputStream(in, sha256());
    }

    /** Reads what is left, and gives the digest of all; null where it was stopped. */
    static String rest(DigestInputStream in, BooleanSupplier stopping) throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (in.read(buffer) >= 0) {
            if (stopping.getAsBoolean()) {
                return null;
            }
        }
        return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
}
