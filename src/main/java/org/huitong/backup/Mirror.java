package org.huitong.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * A gateway's data directory, copied twice: most of it while the gateway works, then, while it stands still, only what has
 * changed since. All but the store, which copies itself, and what a start makes anew. For one thread.
 */
final class Mirror {
    /** A file that was written so shortly before may change again without a later time. */
    private static final Duration GRAIN = Duration.ofSeconds(2);

    private static final Set<String> LEFT_OUT =
            Set.of("native", "bus/probe", "huitong.db", "huitong.db-wal", "huitong.db-shm");

    private final Tree data;
    private final Tree copy;
    private Instant copied = Instant.MIN;

    Mirror(Tree data, Tree copy) {
        this.data = data;
        this.copy = copy;
    }

    /** Afterwards the copy has what the data has had at some moment since, file by file. */
    void bring() throws IOException {
        Instant now = Instant.now();
        SortedMap<String, BasicFileAttributes> here = data.files(name -> !LEFT_OUT.contains(name));
        SortedMap<String, BasicFileAttributes> there = copy.files(name -> true);
        for (String name : there.keySet()) {
            if (!here.containsKey(name)) {
                Files.delete(copy.file(name));
            }
        }
        for (Map.Entry<String, BasicFileAttributes> file : here.entrySet()) {
            if (!same(file.getValue(), there.get(file.getKey()))) {
                data.copyTo(copy, file.getKey());
            }
        }
        copied = now;
    }

    private boolean same(BasicFileAttributes here, BasicFileAttributes there) {
        return there != null
                && here.size() == there.size()
                && here.lastModifiedTime().equals(there.lastModifiedTime())
                && here.lastModifiedTime().toInstant().isBefore(copied.minus(GRAIN));
    }
}
