package org.huitong.receive.drop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A file that was handed over.
 *
 * @param id unique, and in the order of handing over; reveals nothing of the file
 * @param file where it is now, in a folder of its own
 */
record Arrival(String id, Path file) {

    /** Follows no link. */
    InputStream open() throws IOException {
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    long size() throws IOException {
        return Files.size(file);
    }
}
