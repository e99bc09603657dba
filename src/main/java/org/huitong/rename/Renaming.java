package org.huitong.rename;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What becomes of the files of a home when a system is called otherwise. Nothing is written before {@link #write}.
 *
 * @param home whose files they are
 * @param changed those that get another text or place; by their path of now
 */
public record Renaming(Path home, List<Changed> changed) {
    private static final List<String> ROOTS = List.of("config", "connectors", "routes");
    private static final int MOST_FILES = 10_000;
    private static final long LONGEST = 1 << 20;

    /**
     * A file that names the system, or lies in a place of its name.
     *
     * @param from path from the home
     * @param to where it lies afterwards; the same where only its text changes
     */
    public record Changed(String from, String to, byte[] bytes) {
        /** As people read it. */
        public String shown() {
            return from.equals(to) ? from : from + " -> " + to;
        }

        private boolean moved() {
            return !from.equals(to);
        }
    }

    /** @throws HuitongException CONFIG_INVALID where a file cannot be read or a place is taken */
    public static Renaming of(Path home, String from, String to) {
        Named named = Named.of(from, to);
        List<Changed> changed = new ArrayList<>();
        for (String file : files(home)) {
            byte[] before = read(home.resolve(file));
            byte[] after = text(file, before, named);
            Changed one = new Changed(file, named.in(file), after);
            if (one.moved() && Files.exists(home.resolve(one.to()))) {
                throw wrong(one.to() + " is there already", "Take another name");
            }
            if (one.moved() || !Arrays.equals(before, after)) {
                changed.add(one);
            }
        }
        return new Renaming(home, List.copyOf(changed));
    }

    private static byte[] text(String file, byte[] bytes, Named named) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            if (file.endsWith(".yaml")) {
                return named.inYaml(text).getBytes(StandardCharsets.UTF_8);
            }
        } catch (YamlEngineException e) {
            throw wrong(file + " is not YAML", "Mend what './huitong check' finds");
        }
        return file.endsWith(".properties") ? named.inProperties(text).getBytes(StandardCharsets.UTF_8) : bytes;
    }

    private static List<String> files(Path home) {
        TreeMap<String, Path> all = new TreeMap<>();
        for (String root : ROOTS) {
            if (Files.isDirectory(home.resolve(root))) {
                try (Stream<Path> walk = Files.walk(home.resolve(root))) {
                    walk.filter(Files::isRegularFile)
                            .limit(MOST_FILES + 1L)
                            .forEach(file ->
                                    all.put(home.relativize(file).toString().replace('\\', '/'), file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        if (all.size() > MOST_FILES) {
            throw wrong("the home has more than " + MOST_FILES + " files", "Take what is no part of it out");
        }
        return List.copyOf(all.keySet());
    }

    private static byte[] read(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw wrong(file.getFileName() + " is longer than 1 MiB", "Take what is no part of the home out");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The home as it would be, in an empty folder, to be checked. */
    public void copy(Path folder) {
        for (String file : files(home)) {
            if (changed.stream().noneMatch(one -> one.from().equals(file))) {
                put(folder.resolve(file), read(home.resolve(file)));
            }
        }
        changed.forEach(one -> put(folder.resolve(one.to()), one.bytes()));
    }

    /** New places first, the old ones go last: whatever stops it between leaves no file out. */
    public void write() {
        changed.stream().filter(Changed::moved).forEach(one -> put(home.resolve(one.to()), one.bytes()));
        changed.stream().filter(one -> !one.moved()).forEach(one -> put(home.resolve(one.to()), one.bytes()));
        changed.stream().filter(Changed::moved).forEach(one -> drop(home.resolve(one.from())));
    }

    private static void put(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Path aside = Files.createTempFile(file.getParent(), ".rename", ".tmp");
            Files.write(aside, bytes);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With its folder, where that was the last one in it. */
    private void drop(Path file) {
        try {
            Files.delete(file);
            for (Path folder = file.getParent(); !folder.equals(home) && empty(folder); folder = folder.getParent()) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> in = Files.list(folder)) {
            return in.findAny().isEmpty();
        }
    }

    static HuitongException wrong(String what, String cure) {
        return new HuitongException(ErrorCode.CONFIG_INVALID, "renaming was refused: " + what + ". " + cure + ".");
    }
}
