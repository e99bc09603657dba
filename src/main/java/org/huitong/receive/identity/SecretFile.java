package org.huitong.receive.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** A secret in a file of its own, one line, readable by the gateway's user only; made where it is missing. */
final class SecretFile {
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretFile() {}

    /** @throws HuitongException CONFIG_INVALID where it cannot be made */
    static void directory(Path directory) {
        try {
            Files.createDirectories(directory);
            permit(directory, "rwx------");
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    /**
     * The secret, without the blanks around it.
     *
     * @param bytes how long a new one is made; written in base64url
     * @throws HuitongException CONFIG_INVALID where the file is empty or cannot be read or written
     */
    static String read(Path file, int bytes) {
        try {
            if (!Files.exists(file)) {
                create(file, bytes);
            }
            permit(file, "rw-------");
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new HuitongException(
                        ErrorCode.CONFIG_INVALID,
                        "reading the secret in " + file + " found an empty file."
                                + " Delete it to have a new one made.");
            }
            return secret;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Written aside and moved, so that a crash leaves no half secret. */
    private static void create(Path file, int bytes) throws IOException {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path aside = Files.createTempFile(file.getParent(), "new", ".tmp");
        permit(aside, "rw-------");
        Files.write(aside, (secret + "\n").getBytes(StandardCharsets.US_ASCII), StandardOpenOption.SYNC);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void permit(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static HuitongException unreadable(Path path, IOException e) {
        return new HuitongException(
                ErrorCode.CONFIG_INVALID,
                "reading or making the secrets at " + path + " failed: "
                        + e.getClass().getSimpleName() + ". Let the gateway's user own the directory.",
                e);
    }
}
