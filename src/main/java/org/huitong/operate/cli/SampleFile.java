package org.huitong.operate.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/** Where a kept sample is written. */
public final class SampleFile {
    /** Of a system, a resource and a sample; nothing that leads out of the folder. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_])?");

    private SampleFile() {}

    /** Whether it is a name, and no path. */
    public static boolean named(String name) {
        return NAME.matcher(name).matches();
    }

    /** Of a source's samples. */
    public static Path of(Path home, String system, String resource, String name) {
        return home.resolve("routes")
                .resolve("sources")
                .resolve(system)
                .resolve(resource + ".samples")
                .resolve(name + ".json");
    }

    /** Writes a file that is not there yet; throws where it is. */
    public static void write(Path file, String text, Texts texts) throws CommandFailed {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailed(texts.of("sample.there", file));
        } catch (IOException e) {
            throw new CommandFailed(texts.of("lineage.unwritable", file));
        }
    }
}
