package org.huitong.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * What stands in a home's {@code config/}, {@code connectors/} and {@code routes/} at one moment: of every file its SHA-256,
 * of route files and connectors also the text, so that they can be put back. Immutable, thread-safe.
 */
public final class HomeFiles {
    private static final List<String> FOLDERS = List.of("config", "connectors", "routes");
    private static final int MOST_FILES = 200_000;
    private static final int MOST_TEXT = 4 << 20;

    private final SortedMap<String, String> digests;
    private final Map<String, String> texts;

    HomeFiles(SortedMap<String, String> digests, Map<String, String> texts) {
        this.digests = digests;
        this.texts = texts;
    }

    /** Throws CONFIG-INVALID where a file cannot be read, there are more than 200,000, or one that Camel reads has over 4 MiB. */
    public static HomeFiles read(Path home) {
        SortedMap<String, String> digests = new TreeMap<>();
        Map<String, String> texts = new HashMap<>();
        for (String folder : FOLDERS) {
            for (Path file : files(home.resolve(folder))) {
                String name = home.relativize(file).toString().replace('\\', '/');
                byte[] bytes = bytes(file);
                digests.put(name, hex(bytes));
                if (route(name) || connector(name)) {
                    if (bytes.length > MOST_TEXT) {
                        throw unreadable(file, "it is longer than 4 MiB", null);
                    }
                    texts.put(name, new String(bytes, StandardCharsets.UTF_8));
                }
                if (digests.size() > MOST_FILES) {
                    throw unreadable(home, "there are more than " + MOST_FILES + " files", null);
                }
            }
        }
        return new HomeFiles(digests, texts);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(Files::isRegularFile).limit(MOST_FILES + 1L).toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(folder, "it cannot be listed, or a link leads back into it", e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, "it cannot be read", e);
        }
    }

    private static HuitongException unreadable(Path file, String why, Exception cause) {
        return new HuitongException(
                ErrorCode.CONFIG_INVALID,
                "reading " + file + " failed: " + why + ". Let the gateway's user read it, or take it out of the home.",
                cause);
    }

    static boolean route(String name) {
        return name.startsWith("routes/") && name.endsWith(".camel.yaml");
    }

    static boolean connector(String name) {
        return name.startsWith("connectors/") && name.endsWith(".kamelet.yaml");
    }

    /** The same, with some files as they are in another one. */
    public HomeFiles but(Collection<String> names, HomeFiles other) {
        SortedMap<String, String> some = new TreeMap<>(digests);
        Map<String, String> text = new HashMap<>(texts);
        for (String name : names) {
            some.remove(name);
            text.remove(name);
            Optional.ofNullable(other.digests.get(name)).ifPresent(digest -> some.put(name, digest));
            other.text(name).ifPresent(one -> text.put(name, one));
        }
        return new HomeFiles(some, text);
    }

    /** By path from the home. */
    SortedMap<String, String> digests() {
        return digests;
    }

    /** Of a route file or a connector. */
    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /** Every route file. */
    List<String> routes() {
        return digests.keySet().stream().filter(HomeFiles::route).toList();
    }

    /** SHA-256 over all names and contents, in hex: two gateways with the same one run on the same files. */
    public String hash() {
        StringBuilder all = new StringBuilder();
        digests.forEach(
                (name, digest) -> all.append(digest).append("  ").append(name).append('\n'));
        return hex(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new HuitongException(ErrorCode.INTERNAL, "this Java has no SHA-256. Use another one.", e);
        }
    }
}
