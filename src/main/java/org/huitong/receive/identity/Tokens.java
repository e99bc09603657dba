package org.huitong.receive.identity;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.huitong.message.HuitongException;

/** The files the systems' tokens stand in: {@code <system>.token}, one line each, readable by the gateway's user only. */
public final class Tokens {
    private static final int TOKEN_BYTES = 32;

    private Tokens() {}

    /**
     * SHA-256 of every system's token, for {@link Identity}; makes the directory and a random token where missing.
     *
     * @throws HuitongException CONFIG_INVALID where a file is empty or cannot be read or written
     */
    public static Map<String, byte[]> load(Path secretsDir, Collection<String> systems) {
        SecretFile.directory(secretsDir);
        Map<String, byte[]> hashes = new TreeMap<>();
        for (String system : systems) {
            hashes.put(system, Hmac.sha256(SecretFile.read(secretsDir.resolve(system + ".token"), TOKEN_BYTES)));
        }
        return hashes;
    }
}
