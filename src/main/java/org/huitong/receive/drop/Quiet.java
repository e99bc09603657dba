package org.huitong.receive.drop;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Which files have not changed for a while, by a clock that nobody sets. For one thread. */
final class Quiet {
    private final Map<Path, Seen> seen = new HashMap<>();
    private final long nanos;
    private final LongSupplier clock;

    private record Seen(long size, FileTime changed, long since) {}

    Quiet(Duration quiet, LongSupplier nanoTime) {
        this.nanos = quiet.toNanos();
        this.clock = nanoTime;
    }

    /** True where size and time of change are those of a look that is long enough ago, and of every look since. */
    boolean is(Path name, BasicFileAttributes now) {
        Seen before = seen.get(name);
        boolean same = before != null
                && before.size() == now.size()
                && before.changed().equals(now.lastModifiedTime());
        if (!same) {
            before = new Seen(now.size(), now.lastModifiedTime(), clock.getAsLong());
            seen.put(name, before);
        }
        return clock.getAsLong() - before.since() >= nanos;
    }

    /** The others have gone. */
    void retain(Collection<Path> names) {
        seen.keySet().retainAll(names);
    }
}
