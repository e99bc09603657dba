package org.huitong.operate.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** The one secret of the admin API, in a file that only the gateway's user can read. Immutable. */
final class AdminToken {
    private static final int BYTES = 32;
    private static final int LEAST_CHARS = 32;
    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    private AdminToken(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the file, or creates it with a new token; throws CONFIG-INVALID where neither can be done. */
    static AdminToken in(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            String text = Files.readString(file).strip();
            if (text.length() < LEAST_CHARS) {
                throw new HuitongException(
                        ErrorCode.CONFIG_INVALID,
                        "Reading the admin token from " + file + ": it is shorter than " + LEAST_CHARS
                                + " characters. Delete the file; the next start makes a new one.");
            }
            return new AdminToken(text);
        } catch (IOException e) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "Reading or creating the admin token " + file + " failed ("
                            + e.getClass().getSimpleName() + "). Let the gateway's user read and write there.",
                    e);
        }
    }

    /**
     * Synced, and under another name first: a file that has its final name is never half written. Without the sync a
     * power loss left an empty file, and the next start refused it.
     */
    private static void create(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(
                folder,
                "admin",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                draft,
                Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n",
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** In constant time, so that answers do not tell how much of a guess was right. */
    boolean admits(String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8), token);
    }
}
