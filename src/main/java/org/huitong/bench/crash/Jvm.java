package org.huitong.bench.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * The command line of a gateway's process: this class path, and an archive of loaded classes (AppCDS), which halves the
 * time to start. The archive takes jars only, so folders of classes are packed. Made once for a class path and a folder.
 */
public final class Jvm {
    private static final List<String> OPTIONS = List.of(
            "-Xshare:auto", "-Xlog:cds*=off", "-Xlog:class+path*=off", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path folder;
    private final String classPath;
    private final Path archive;

    private Jvm(Path folder, String classPath, String print) {
        this.folder = folder;
        this.classPath = classPath;
        this.archive = folder.resolve("classes-" + print + ".jsa");
    }

    /** @param folder what is made is kept there and found again */
    public static Jvm in(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> jars = new ArrayList<>();
        CRC32 print = new CRC32();
        print.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
        for (String entry : System.getProperty("java.class.path").split(":")) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                jars.add(pack(path, folder).toString());
            } else if (Files.exists(path)) {
                jars.add(entry);
            }
        }
        for (String jar : jars) {
            print.update((jar + Files.size(Path.of(jar)) + Files.getLastModifiedTime(Path.of(jar)))
                    .getBytes(StandardCharsets.UTF_8));
        }
        return new Jvm(folder, String.join(":", jars), HexFormat.of().toHexDigits(print.getValue()));
    }

    /** True where the archive must be made first, by a process that ends well. */
    public boolean untrained() {
        return !Files.exists(archive);
    }

    /** A gateway on this home. */
    List<String> command(Path home) {
        return command(home, List.of());
    }

    /** A gateway on this home whose options win over ours. */
    public List<String> command(Path home, List<String> options) {
        return command(home, untrained() ? List.of() : List.of("-XX:SharedArchiveFile=" + archive), options);
    }

    /** The same, and at its end it writes the archive. */
    public List<String> training(Path home) {
        return command(home, List.of("-XX:ArchiveClassesAtExit=" + draft()), List.of());
    }

    /** The process has ended: what it wrote, if it did, is the archive from now on. */
    public void trained() throws IOException {
        if (Files.exists(draft())) {
            Files.move(draft(), archive, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path draft() {
        return folder.resolve(
                archive.getFileName() + "." + ProcessHandle.current().pid());
    }

    private List<String> command(Path home, List<String> sharing, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(sharing);
        command.addAll(OPTIONS);
        command.addAll(List.of("-Xmx512m", "-Dfile.encoding=UTF-8", "-cp", classPath));
        command.addAll(options);
        command.addAll(List.of("org.huitong.Main", "run", "--home", home.toString()));
        return command;
    }

    /** The jar of a folder is named by what is in it, so that an archive never meets other classes than its own. */
    private static Path pack(Path classes, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(classes)) {
            files = walk.filter(file -> !file.equals(classes)).sorted().toList();
        }
        CRC32 print = new CRC32();
        for (Path file : files) {
            print.update(file.toString().getBytes(StandardCharsets.UTF_8));
            if (Files.isRegularFile(file)) {
                print.update(Files.readAllBytes(file));
            }
        }
        Path jar = folder.resolve("classes-" + HexFormat.of().toHexDigits(print.getValue()) + ".jar");
        if (!Files.exists(jar)) {
            Path draft = Files.createTempFile(folder, "classes", ".tmp");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(draft))) {
                files.forEach(file -> add(out, classes, file));
            }
            Files.move(draft, jar, StandardCopyOption.ATOMIC_MOVE);
        }
        return jar;
    }

    private static void add(JarOutputStream out, Path classes, Path file) {
        try {
            boolean directory = Files.isDirectory(file); // Flyway finds its migrations only below an entry of their own
            out.putNextEntry(new ZipEntry(classes.relativize(file) + (directory ? "/" : "")));
            if (!directory) {
                Files.copy(file, out);
            }
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
