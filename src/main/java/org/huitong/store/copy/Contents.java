package org.huitong.store.copy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.huitong.message.Json;

/**
 * What a folder with tables holds, in {@code contents.json} beside them.
 *
 * @param tables by name
 * @param sequences the number each has given last, by name; one that gave none is left out
 */
public record Contents(SortedMap<String, Table> tables, SortedMap<String, Long> sequences) {
    static final String NAME = "contents.json";

    /**
     * A table.
     *
     * @param file its rows in the text form of COPY
     * @param columns in the order of the file
     */
    public record Table(String file, List<String> columns, long rows) {}

    /** Throws {@link IOException} or {@link java.io.UncheckedIOException} where there are none, or they cannot be read. */
    public static Contents read(Path folder) throws IOException {
        return Json.read(Files.readAllBytes(folder.resolve(NAME)), Contents.class);
    }

    void write(Path folder) throws IOException {
        Files.write(folder.resolve(NAME), Json.bytes(this));
    }

    /** Of all tables. */
    public long rows() {
        return tables.values().stream().mapToLong(Table::rows).sum();
    }
}
