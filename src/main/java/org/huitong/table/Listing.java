package org.huitong.table;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.message.Json;

/**
 * Files that say what a table held at a look: a line per row, its key and a print of its content; and what differs between
 * two of them: a line per row, its key behind {@code +} or {@code -}. For one thread.
 */
final class Listing {
    private final Path folder;

    Listing(Path folder) {
        this.folder = folder;
    }

    boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    BufferedWriter write(String name) throws IOException {
        Files.createDirectories(folder);
        return Files.newBufferedWriter(folder.resolve(name));
    }

    static String line(Spot key, long print) {
        return Long.toHexString(print) + " " + Json.text(key.marks()) + "\n";
    }

    /** Key, as text, to print. */
    Map<String, Long> read(String name) throws IOException {
        Map<String, Long> prints = new HashMap<>();
        try (BufferedReader in = Files.newBufferedReader(folder.resolve(name))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int blank = line.indexOf(' ');
                prints.put(line.substring(blank + 1), Long.parseUnsignedLong(line.substring(0, blank), 16));
            }
        }
        return prints;
    }

    /** @param there true where a row is new or another, false where it is gone */
    record Change(boolean there, Spot key) {}

    /** @param next where the ones behind them begin; the file's end where there are none */
    record Changes(List<Change> changes, long next, boolean end) {}

    /** @param from where they begin, in bytes */
    Changes changes(String name, long from, int most) throws IOException {
        List<Change> changes = new ArrayList<>();
        try (FileChannel file = FileChannel.open(folder.resolve(name))) {
            BufferedReader in = new BufferedReader(Channels.newReader(file.position(from), StandardCharsets.UTF_8));
            long next = from;
            String line = in.readLine();
            while (line != null && changes.size() < most) {
                changes.add(new Change(
                        line.charAt(0) == '+', new Spot(List.of(Json.read(line.substring(1), Object[].class)))));
                next += line.getBytes(StandardCharsets.UTF_8).length + 1;
                line = in.readLine();
            }
            return new Changes(changes, next, line == null);
        }
    }

    /** Durable, before a place names it. */
    void force(String name) throws IOException {
        try (FileChannel file = FileChannel.open(folder.resolve(name), StandardOpenOption.WRITE)) {
            file.force(true);
        }
    }

    /** All but these; a file that a death has left is of no use to anybody. */
    void tidy(Set<String> used) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    if (!used.contains(file.getFileName().toString())) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
