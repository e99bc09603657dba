package org.huitong.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huitong.message.Json;
import org.huitong.store.StoreForm;

/**
 * What a backup says of itself, in {@code manifest.json} beside its data. It is written last: where there is none, the backup
 * never came to its end.
 *
 * @param form of this file; 1 knew no store but SQLite
 * @param made when the gateway stood still, ISO 8601 in UTC
 * @param by who asked for it
 * @param reason as that person said
 * @param epoch the start that journal and store are of
 * @param stillMillis how long the gateway took nothing for it
 * @param store what the store's copy is of
 * @param files by path below {@code data}, with slashes
 * @param tables by path below {@code store}; none where the store is a file of the data
 */
public record Manifest(
        int form,
        String made,
        String by,
        String reason,
        String epoch,
        long stillMillis,
        StoreForm store,
        Map<String, Part> files,
        Map<String, Part> tables) {
    static final int FORM = 2;
    static final String NAME = "manifest.json";

    /** Reads form 1, too. */
    public Manifest {
        store = store == null ? StoreForm.UNTOLD : store;
        tables = tables == null ? Map.of() : tables;
    }

    /** As it must be. */
    public record Part(long size, String sha256) {}

    /** Who wants a backup, and why. */
    public record Asked(String by, String reason) {}

    /** What journal and store are of. */
    record Moment(Instant made, String epoch, Duration still, StoreForm store) {}

    static Manifest of(Asked asked, Moment moment, Tree data, Tree tables) throws IOException {
        return new Manifest(
                FORM,
                moment.made().toString(),
                asked.by(),
                asked.reason(),
                moment.epoch(),
                moment.still().toMillis(),
                moment.store(),
                parts(data),
                parts(tables));
    }

    private static Map<String, Part> parts(Tree tree) throws IOException {
        Map<String, Part> parts = new TreeMap<>();
        for (String name : tree.files(any -> true).keySet()) {
            parts.put(name, part(tree, name));
        }
        return parts;
    }

    static Part part(Tree tree, String name) throws IOException {
        return new Part(Files.size(tree.file(name)), tree.sha256(name));
    }

    /** Of data and store. */
    @JsonIgnore
    public int count() {
        return files.size() + tables.size();
    }

    /** Bytes of all its files. */
    @JsonIgnore
    public long bytes() {
        return Stream.of(files, tables)
                .flatMap(parts -> parts.values().stream())
                .mapToLong(Part::size)
                .sum();
    }

    static Manifest read(Path backup) throws IOException {
        return Json.read(Files.readAllBytes(backup.resolve(NAME)), Manifest.class);
    }

    void write(Path backup) throws IOException {
        Files.write(
                backup.resolve(NAME),
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }
}
