package org.huitong.receive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** The files the systems' tokens stand in: {@code <system>.token}, one line each, readable by the gateway's user only. */
public final class Tokens {
    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /**
     * SHA-256 of every system's token, for {@link Identity}; makes the directory and a random token where missing.
     *
     * @throws HuitongException CONFIG_INVALID where a file is empty or cannot be read or written
     */
    public static Map<String, byte[]> load(Path secretsDir, Collection<String> systems) {
        Map<String, byte[]> hashes = new TreeMap<>();
        try {
            Files.createDirectories(secretsDir);
            permit(secretsDir, "rwx------");
            for (String system : systems) {
                hashes.put(system, Identity.sha256(token(secretsDir, system)));
            }
        } catch (IOException e) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "reading the tokens in " + secretsDir + " failed: "
                            + e.getClass().getSimpleName() + ". Let the gateway's user own the directory.",
                    e);
        }
        return hashes;
    }

    private static String token(Path dir, String system) throws IOException {
        Path file = dir.resolve(system + ".token");
        if (!Files.exists(file)) {
            create(dir, file);
        }
        permit(file, "rw-------");
        String token = Files.readString(file).strip();
        if (token.isEmpty()) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "reading the token of " + system + " in " + file + " found an empty file."
                            + " Delete it to have a new token made.");
        }
        return token;
    }

    /** Written aside and moved, so that a crash leaves no half token. */
    private static void create(Path dir, Path file) throws IOException {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path aside = Files.createTempFile(dir, "new", ".tmp");
        permit(aside, "rw-------");
        Files.write(aside, (token + "\n").getBytes(StandardCharsets.US_ASCII), StandardOpenOption.SYNC);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void permit(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
