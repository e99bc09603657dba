package org.huitong.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * The file that was opened. Deleted or moved away it still takes every write, and all of it would be gone with the
 * process; so nothing is written until it is back. Thread-safe.
 */
final class StoreFile {
    private final Path path;
    private final Object key;

    StoreFile(Path path) throws IOException {
        this.path = path;
        this.key = key(path);
    }

    private static Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /** Throws PUBLISH-STORE-BEHIND where another file, or none, is in its place. */
    void requireSame() {
        String wrong;
        try {
            if (key.equals(key(path))) {
                return;
            }
            wrong = "another file has taken its place";
        } catch (NoSuchFileException e) {
            wrong = "it was moved or deleted";
        } catch (IOException e) {
            wrong = e.getMessage();
        }
        throw new HuitongException(
                ErrorCode.PUBLISH_STORE_BEHIND,
                "the store " + path + " is not the file the gateway has open: " + wrong + ". Do not stop the gateway:"
                        + " bring the file back into its place, and it goes on by itself (docs/operator.md).");
    }
}
