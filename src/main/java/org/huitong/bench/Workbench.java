package org.huitong.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.huitong.message.Json;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What every bench command is told: which installation, where its state goes, how it answers. Used by one thread.
 */
public final class Workbench {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--home", descriptionKey = "bench.home", defaultValue = ".")
    private Path home;

    @Option(names = "--dir", defaultValue = "target/bench", descriptionKey = "bench.dir")
    private Path dir;

    @Option(names = "--json", descriptionKey = "bench.json")
    private boolean json;

    /** The installation, absolute. */
    public Path home() {
        return home.toAbsolutePath().normalize();
    }

    /** As it was given. */
    public Path dir() {
        return dir;
    }

    /** A new directory of this run alone, absolute. */
    public Path fresh(String prefix) throws IOException {
        return fresh(dir, prefix);
    }

    static Path fresh(Path parent, String prefix) throws IOException {
        Files.createDirectories(parent);
        return Files.createTempDirectory(parent.toAbsolutePath(), prefix);
    }

    /** The result, as one JSON document or as a text for people. */
    public void print(Object document, Supplier<String> text) {
        PrintWriter out = command.commandLine().getOut();
        out.println(json ? Json.text(document) : text.get());
        out.flush();
    }

    /** Lines about what goes on meanwhile; never between the lines of a document. */
    public Consumer<String> progress() {
        PrintWriter out =
                json ? command.commandLine().getErr() : command.commandLine().getOut();
        return line -> {
            out.println(line);
            out.flush();
        };
    }

    /** The seed that was given, else one drawn. */
    public static long seed(Long given) {
        return given == null ? new Random().nextInt(Integer.MAX_VALUE) : given;
    }
}
