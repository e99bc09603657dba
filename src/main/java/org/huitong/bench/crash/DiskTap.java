package org.huitong.bench.crash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * A small library that is loaded into the gateway's process before any other and sees every change of a file below one
 * folder. It is compiled on this machine, so it needs Linux and a C compiler.
 */
public final class DiskTap {
    private static final String SOURCE = "/native/disk.c";

    private final Path library;

    private DiskTap(Path library) {
        this.library = library;
    }

    /** The C compiler's path; empty where this machine cannot have the library. */
    public static Optional<Path> compiler() {
        boolean linux = System.getProperty("os.name").equals("Linux");
        String path = System.getProperty("huitong.bench.path", "/usr/local/bin:/usr/bin:/bin");
        return Stream.of("cc", "gcc", "clang")
                .flatMap(name -> Stream.of(path.split(":")).map(folder -> Path.of(folder, name)))
                .filter(file -> linux && Files.isExecutable(file))
                .findFirst();
    }

    /** Compiles it into a folder; throws INTERNAL with the cure where that cannot be done. */
    public static DiskTap in(Path folder) throws IOException, InterruptedException {
        Path compiler = compiler()
                .orElseThrow(
                        () -> new HuitongException(
                                ErrorCode.INTERNAL,
                                "watching the gateway's files needs Linux and a C compiler, and there is no cc, gcc or clang"
                                        + " in /usr/local/bin, /usr/bin or /bin. Install one (apt-get install gcc libc6-dev)."));
        Files.createDirectories(folder);
        Path source = folder.resolve("disk.c").toAbsolutePath();
        try (InputStream in = DiskTap.class.getResourceAsStream(SOURCE)) {
            Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
        }
        Path library = source.resolveSibling("disk.so");
        Path log = source.resolveSibling("disk.log");
        Process compile = new ProcessBuilder(List.of(
                        compiler.toString(),
                        "-shared",
                        "-fPIC",
                        "-O2",
                        "-Wall",
                        "-o",
                        library.toString(),
                        source.toString(),
                        "-ldl",
                        "-lpthread"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (compile.waitFor() != 0) {
            throw new HuitongException(
                    ErrorCode.INTERNAL,
                    "compiling " + source + " with " + compiler + " failed. Read " + log
                            + "; most often libc6-dev is missing.");
        }
        return new DiskTap(library);
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
