package org.huitong.receive.fetch;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.List;

/**
 * What a route says of a far folder.
 *
 * @param folder there; {@code work} and {@code done} are made in it
 * @param include names that are taken
 * @param endings of the files that must be there before a file is finished, and go with it
 * @param quiet how long a file without such must not have changed
 * @param most bytes of a file; a larger one stops the source
 */
public record FetchRules(String folder, PathMatcher include, List<String> endings, Duration quiet, long most) {
    public FetchRules(String folder, String glob, List<String> endings, Duration quiet, long most) {
        this(folder, FileSystems.getDefault().getPathMatcher("glob:" + glob), List.copyOf(endings), quiet, most);
    }

    boolean takes(String name) {
        try {
            return include.matches(Path.of(name)) && endings.stream().noneMatch(name::endsWith);
        } catch (InvalidPathException e) {
            return false; // no file here could have this name
        }
    }

    String work() {
        return folder + "/work";
    }

    String done() {
        return folder + "/done";
    }
}
