package org.huitong.receive.drop;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/** What a folder holds: entries by their names as text, in its order. */
final class Listing {
    /** Names that begin so are nobody's files. */
    static final String HIDDEN = ".";

    private Listing() {}

    static Map<String, Path> of(Path directory) throws IOException {
        Map<String, Path> entries = new TreeMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            all.forEach(entry -> entries.put(entry.getFileName().toString(), entry));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    /** No links, folders, devices or hidden ones. */
    static Map<String, Path> plainFiles(Path directory) throws IOException {
        Map<String, Path> files = of(directory);
        files.entrySet()
                .removeIf(entry -> entry.getKey().startsWith(HIDDEN)
                        || !Files.isRegularFile(entry.getValue(), LinkOption.NOFOLLOW_LINKS));
        return files;
    }

    static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
