package org.huitong.codes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** A table's place in {@code config/codes}. It is written beside and moved into place: a reader sees the old or the new. */
final class TableFile {
    private final Path file;

    TableFile(Path home, String table) {
        this.file = home.resolve("config/codes").resolve(table + ".yaml");
    }

    Path path() {
        return file;
    }

    /** @throws HuitongException OPERATE_INVALID where the disk refuses; the old file is then as it was */
    void write(String yaml) {
        Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
        try {
            Files.createDirectories(file.getParent());
            replace(draft, yaml);
        } catch (IOException e) {
            throw new HuitongException(
                    ErrorCode.OPERATE_INVALID,
                    "writing " + file + " failed; what was there is as it was. See that the folder may be written and"
                            + " has room.",
                    e);
        }
    }

    private void replace(Path draft, String yaml) throws IOException {
        try {
            Files.writeString(draft, yaml, StandardCharsets.UTF_8);
            force(draft, StandardOpenOption.WRITE);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            force(file.getParent(), StandardOpenOption.READ);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
