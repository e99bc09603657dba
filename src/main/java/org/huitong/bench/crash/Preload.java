package org.huitong.bench.crash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Small libraries that are loaded into a gateway's process before any other (LD_PRELOAD). Compiled on this machine, so
 * they need Linux and a C compiler.
 */
public final class Preload {
    private Preload() {}

    /** The C compiler's path; empty where this machine cannot have such a library. */
    public static Optional<Path> compiler() {
        boolean linux = System.getProperty("os.name").equals("Linux");
        String path = System.getProperty("huitong.bench.path", "/usr/local/bin:/usr/bin:/bin");
        return Stream.of("cc", "gcc", "clang")
                .flatMap(name -> Stream.of(path.split(":")).map(folder -> Path.of(folder, name)))
                .filter(file -> linux && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * Compiles {@code /native/<name>.c} of the class path into a folder; the library's path. Throws INTERNAL with the
     * cure where that cannot be done.
     */
    public static Path compile(String name, Path folder) throws IOException, InterruptedException {
        Path compiler = compiler()
                .orElseThrow(
                        () -> new HuitongException(
                                ErrorCode.INTERNAL,
                                "compiling " + name
                                        + ".c needs Linux and a C compiler, and there is no cc, gcc or clang"
                                        + " in /usr/local/bin, /usr/bin or /bin. Install one (apt-get install gcc libc6-dev)."));
        Files.createDirectories(folder);
        Path source = folder.resolve(name + ".c").toAbsolutePath();
        try (InputStream in = Preload.class.getResourceAsStream("/native/" + name + ".c")) {
            Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
        }
        Path library = source.resolveSibling(name + ".so");
        Path log = source.resolveSibling(name + ".log");
        String out = library.toString();
        Process compile = new ProcessBuilder(
                        compiler.toString(),
                        "-shared",
                        "-fPIC",
                        "-O2",
                        "-Wall",
                        "-o",
                        out,
                        source.toString(),
                        "-ldl",
                        "-lpthread")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (compile.waitFor() != 0) {
            throw new HuitongException(
                    ErrorCode.INTERNAL,
                    "compiling " + source + " with " + compiler + " failed. Read " + log
                            + "; most often libc6-dev is missing.");
        }
        return library;
    }
}
