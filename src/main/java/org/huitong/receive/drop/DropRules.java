package org.huitong.receive.drop;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.huitong.catalog.Format;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * What a route says of its drop-folder.
 *
 * @param folder where the sender writes
 * @param include names that are taken; others are left alone
 * @param marker what the name of a second file ends with that says that the first is finished; empty where there is none
 * @param quiet how long a file without marker must not have changed
 * @param format of every file
 * @param wrapping what stands around it
 */
public record DropRules(
        Path folder, PathMatcher include, String marker, Duration quiet, Format format, Wrapping wrapping) {

    /** A file that a second one with a checksum goes with is finished when that is there. */
    public DropRules {
        if (!wrapping.checksum().isEmpty() && Checksum.algorithm(wrapping.checksum()) == null) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "no algorithm is known for checksum files that end in " + wrapping.checksum()
                            + ". Allowed are .md5, .sha1, .sha256 and .sha512, also after other words.");
        }
    }

    /** @param glob as in {@link java.nio.file.FileSystem#getPathMatcher}, of the name alone */
    public DropRules(Path folder, String glob, String marker, Duration quiet, Format format, Wrapping wrapping) {
        this(folder, FileSystems.getDefault().getPathMatcher("glob:" + glob), marker, quiet, format, wrapping);
    }

    /** What the names of the files end with that go with a file. */
    List<String> endings() {
        return Stream.of(marker, wrapping.checksum())
                .filter(ending -> !ending.isEmpty())
                .distinct()
                .toList();
    }

    boolean takes(Path name) {
        return include.matches(name) && !marks(name);
    }

    boolean marks(Path name) {
        return endings().stream().anyMatch(name.toString()::endsWith);
    }
}
