package org.huitong.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.huitong.message.Json;

/**
 * What a backup says of itself, in {@code manifest.json} beside its data. It is written last: where there is none, the backup
 * never came to its end.
 *
 * @param form of this file
 * @param made when the gateway stood still, ISO 8601 in UTC
 * @param by who asked for it
 * @param reason as that person said
 * @param epoch the start that journal and store are of
 * @param stillMillis how long the gateway took nothing for it
 * @param files by path below {@code data}, with slashes
 */
public record Manifest(
        int form, String made, String by, String reason, String epoch, long stillMillis, Map<String, Part> files) {
    static final int FORM = 1;
    static final String NAME = "manifest.json";

    /** As it must be. */
    public record Part(long size, String sha256) {}

    /** Who wants a backup, and why. */
    public record Asked(String by, String reason) {}

    static Manifest of(Asked asked, Instant made, String epoch, Duration still, Tree data) throws IOException {
        Map<String, Part> files = new TreeMap<>();
        for (String name : data.files(any -> true).keySet()) {
            files.put(name, part(data, name));
        }
        return new Manifest(FORM, made.toString(), asked.by(), asked.reason(), epoch, still.toMillis(), files);
    }

    static Part part(Tree data, String name) throws IOException {
        return new Part(Files.size(data.file(name)), data.sha256(name));
    }

    /** Bytes of all its files. */
    @JsonIgnore
    public long bytes() {
        return files.values().stream().mapToLong(Part::size).sum();
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
