package org.huitong.deliver.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A folder that files are put into, each whole or not at all: written under a name that begins with a dot, then renamed.
 * Bytes and name are on disk when it returns, for then the record counts as delivered. Thread-safe for different names.
 */
public record Folder(Path path) {

    /** Replaces a file of this name. */
    public void put(String name, byte[] bytes) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new NotDirectoryException("the folder");
        }
        Path draft = path.resolve("." + name + ".part");
        try (FileChannel out = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
        publish(draft, name);
    }

    /** Gives a file that is on disk its name. */
    void publish(Path draft, String name) throws IOException {
        Files.move(draft, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
