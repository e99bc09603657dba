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
import java.util.stream.Stream;
import org.huitong.seal.Seal;

/**
 * Secrets the gateway makes for itself, one file each under {@code data/secrets}, readable by its own user only, and closed where
 * contents are: who has the disk alone must not try out keys against their hashes. The
 * secret of a subscription's keyed hashes outlives grants, so that renewed consumers keep their keys. Thread-safe.
 */
public final class Secrets {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String MASK = ".mask-secret";
    private static final String KEYS = "store.keys-secret";

    private final Path directory;
    private final Seal seal;

    public Secrets(Path directory, Seal seal) {
        this.directory = directory;
        this.seal = seal;
    }

    /** Closes under the newest key what lies open or under an earlier one. Throws STATE-SEALED where one cannot be opened. */
    public synchronized void closeAll() {
        if (seal.closes().isEmpty() || !Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(MASK) || name.equals(KEYS)) {
                    String kept = Files.readString(file).strip();
                    if (!kept.startsWith(seal.mark())) {
                        write(file, seal.open(kept, name));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path directory() {
        return directory;
    }

    /** The secret under which a subscription's keys are hashed; made where there is none. */
    public byte[] mask(String subscription) {
        return made(subscription + MASK);
    }

    /** The secret under which the store finds records by their key; made where there is none. */
    public byte[] keys() {
        return made(KEYS);
    }

    private synchronized byte[] made(String name) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] secret = new byte[BYTES];
                RANDOM.nextBytes(secret);
                write(file, HexFormat.of().formatHex(secret));
            }
            return HexFormat.of().parseHex(seal.open(Files.readString(file).strip(), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Written aside and moved: a death in between must not leave an empty secret behind, for it would be read as one. */
    private void write(Path file, String secret) throws IOException {
        Files.createDirectories(directory);
        Path aside = Files.createTempFile(
                directory,
                "new",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                aside,
                seal.close(secret, file.getFileName().toString()),
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
