package org.huitong.bench.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the collector's own log says of the heap: {@code 150M->60M(256M)}. */
record HeapLog(Path file) {
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

    /** The option that has it written. */
    String option() {
        return "-Xlog:gc:file=" + file + "::filecount=0";
    }

    long before() throws IOException {
        return most(found -> found.group(1));
    }

    long after() throws IOException {
        return most(found -> found.group(2));
    }

    private long most(Function<MatchResult, String> which) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.flatMap(line -> COLLECTION.matcher(line).results())
                    .mapToLong(found -> Long.parseLong(which.apply(found)))
                    .max()
                    .orElse(0);
        }
    }
}
