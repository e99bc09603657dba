package org.huitong.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Secrets the gateway makes for itself, one file each under {@code data/secrets}, readable by its own user only. The
 * secret of a subscription's keyed hashes outlives grants, so that renewed consumers keep their keys. Thread-safe.
 */
public final class Secrets {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;

    public Secrets(Path directory) {
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }

    /** The secret under which a subscription's keys are hashed; made where there is none. */
    public byte[] mask(String subscription) {
        return made(subscription + ".mask-secret");
    }

    /** The secret under which the store finds records by their key; made where there is none. */
    public byte[] keys() {
        return made("store.keys-secret");
    }

    private synchronized byte[] made(String name) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Written aside and moved: a death in between must not leave an empty secret behind, for it would be read as one. */
    private void create(Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        Files.createDirectories(directory);
        Path aside = Files.createTempFile(
                directory,
                "new",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(aside, HexFormat.of().formatHex(secret), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
