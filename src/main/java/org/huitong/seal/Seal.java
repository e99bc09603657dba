package org.huitong.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Closes contents under the newest key, opens those under any (NIST SP 800-38D: a random nonce of 96 bits, a tag of 128). Each is
 * bound to a name, as a record's id: what was moved to another place in the store does not open there. Without a key it leaves all as it is.
 * Thread-safe.
 */
public final class Seal {
    /** Length of a key. */
    public static final int KEY_BYTES = SealKey.BYTES;

    /** Closes nothing. */
    public static final Seal NONE = new Seal(List.of());

    private static final String SEALED = "sealed:";
    /** Before a text that would otherwise be taken for a closed one. */
    private static final String PLAIN = "plain:";

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_BYTES = SealKey.NAME_BYTES + NONCE_BYTES;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SealKey> keys = new LinkedHashMap<>();

    private Seal(List<SealKey> keys) {
        keys.forEach(key -> this.keys.put(key.name(), key));
    }

    /** @param keys of 32 bytes each; the first closes, all open; none closes nothing */
    public static Seal of(List<byte[]> keys) {
        return keys.isEmpty() ? NONE : new Seal(keys.stream().map(SealKey::of).toList());
    }

    /** Name of the key that closes; empty where nothing is closed. */
    public Optional<String> closes() {
        return keys.keySet().stream().findFirst();
    }

    /** Whether it opens what is closed under that key. */
    public boolean knows(String name) {
        return keys.containsKey(name);
    }

    /** The beginning of every text that this seal would close as it stands: what begins otherwise may be closed anew. */
    public String mark() {
        return closes().map(name -> SEALED + name + ":").orElse("");
    }

    /**
     * @param of whose it is
     * @return null for null
     */
    public String close(String text, String of) {
        if (text == null) {
            return null;
        }
        if (keys.isEmpty()) {
            return text.startsWith(SEALED) || text.startsWith(PLAIN) ? PLAIN + text : text;
        }
        byte[] closed = close(text.getBytes(StandardCharsets.UTF_8), of);
        return mark() + Base64.getEncoder().withoutPadding().encodeToString(closed);
    }

    /** Null for null. Throws STATE-SEALED where the key is not among ours, or the content is not what was closed. */
    public String open(String kept, String of) {
        if (kept == null || !kept.startsWith(SEALED)) {
            return kept != null && kept.startsWith(PLAIN) ? kept.substring(PLAIN.length()) : kept;
        }
        try {
            byte[] closed = Base64.getDecoder().decode(kept.substring(kept.lastIndexOf(':') + 1));
            return new String(open(closed, of), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw broken(of, e);
        }
    }

    /** As {@link #close(String, String)}; only where there is a key. */
    public byte[] close(byte[] bytes, String of) {
        SealKey key = keys.values().iterator().next();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, nonce, of).doFinal(bytes);
            return ByteBuffer.allocate(HEAD_BYTES + closed.length)
                    .put(key.nameBytes())
                    .put(nonce)
                    .put(closed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES/GCM", e);
        }
    }

    /** As {@link #open(String, String)}. */
    public byte[] open(byte[] closed, String of) {
        if (closed.length < HEAD_BYTES + TAG_BITS / Byte.SIZE) {
            throw broken(of, null);
        }
        String name = HexFormat.of().formatHex(closed, 0, SealKey.NAME_BYTES);
        SealKey key = keys.get(name);
        if (key == null) {
            throw new HuitongException(
                    ErrorCode.STATE_SEALED,
                    "opening what is kept of " + of + " failed: it is closed under key " + name
                            + ", which is not among those of huitong.seal.keys. Add that key behind the others.");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(closed, SealKey.NAME_BYTES, nonce, 0, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, of).doFinal(closed, HEAD_BYTES, closed.length - HEAD_BYTES);
        } catch (GeneralSecurityException e) {
            throw broken(of, e);
        }
    }

    private static HuitongException broken(String of, Exception why) {
        return new HuitongException(
                ErrorCode.STATE_SEALED,
                "opening what is kept of " + of
                        + " failed: it is not what was closed. Somebody or a disk has changed it:"
                        + " restore journal and store from a backup.",
                why);
    }

    private static Cipher cipher(int mode, SealKey key, byte[] nonce, String of) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(of.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
