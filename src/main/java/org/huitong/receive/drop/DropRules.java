package org.huitong.receive.drop;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import org.huitong.catalog.Format;

/**
 * What a route says of its drop-folder.
 *
 * @param folder where the sender writes
 * @param include names that are taken; others are left alone
 * @param marker what the name of a second file ends with that says that the first is finished; empty where there is none
 * @param quiet how long a file without marker must not have changed
 * @param format of every file
 */
public record DropRules(Path folder, PathMatcher include, String marker, Duration quiet, Format format) {

    /** @param glob as in {@link java.nio.file.FileSystem#getPathMatcher}, of the name alone */
    public DropRules(Path folder, String glob, String marker, Duration quiet, Format format) {
        this(folder, FileSystems.getDefault().getPathMatcher("glob:" + glob), marker, quiet, format);
    }

    boolean takes(Path name) {
        return include.matches(name) && !marks(name);
    }

    boolean marks(Path name) {
        return !marker.isEmpty() && name.toString().endsWith(marker);
    }
}
