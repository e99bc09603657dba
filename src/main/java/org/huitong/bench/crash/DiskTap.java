package org.huitong.bench.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A library that is loaded into the gateway's process and sees every change of a file below one folder. */
public final class DiskTap {
    private final Path library;

    private DiskTap(Path library) {
        this.library = library;
    }

    /** Compiles it into a folder; throws INTERNAL with the cure where that cannot be done. */
    public static DiskTap in(Path folder) throws IOException, InterruptedException {
        return new DiskTap(Preload.compile("disk", folder));
    }

    /** Environment of a gateway whose every change below a folder goes into a trace. */
    public Map<String, String> trace(Path below, Path trace) {
        return environment(below, Map.of("HUITONG_DISK_TRACE", trace.toString()));
    }

    /**
     * Environment of a gateway that dies of itself.
     *
     * @param plan part of the path, {@code write} or {@code sync}, {@code before} or {@code after}, and the count
     */
    public Map<String, String> kill(Path below, String plan) {
        return environment(below, Map.of("HUITONG_DISK_KILL", plan));
    }

    private Map<String, String> environment(Path below, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("LD_PRELOAD", library.toString());
        environment.put("HUITONG_DISK_BELOW", below.toAbsolutePath().toString());
        return environment;
    }
}
