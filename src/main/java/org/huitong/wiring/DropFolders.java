package org.huitong.wiring;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The drop-folders that sources read now, those where files from afar land among them. Thread-safe. */
public final class DropFolders {
    /** How the id of an arrival begins. */
    public static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Pattern ARRIVAL = Pattern.compile("(\\d{8}T\\d{6}\\.\\d{3}Z)-[0-9A-Za-z.-]+");

    private record Open(String source, Path folder) {}

    /** By who reads: a reload has the new reader there before the old one is gone, or after. */
    private final Map<Object, Open> open = new ConcurrentHashMap<>();

    /** {@code reader} tells one opening from another. */
    public void opened(Object reader, String source, Path folder) {
        open.put(reader, new Open(source, folder));
    }

    public void closed(Object reader) {
        open.remove(reader);
    }

    /** Folders by source, as {@code system/resource}. */
    Map<String, Path> now() {
        Map<String, Path> folders = new TreeMap<>();
        open.values().forEach(one -> folders.put(one.source(), one.folder()));
        return folders;
    }

    /** When the file came, which its arrival's id tells; empty where the name is no arrival's. */
    static Optional<Instant> arrived(String id) {
        Matcher name = ARRIVAL.matcher(id);
        try {
            return name.matches() ? Optional.of(TIME.parse(name.group(1), Instant::from)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
