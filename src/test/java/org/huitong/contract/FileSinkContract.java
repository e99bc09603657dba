package org.huitong.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huitong.message.Json;
import org.junit.jupiter.api.Test;

/** Files of JSON lines. */
abstract class FileSinkContract extends SinkContract {
    /** Where the gateway leaves its files. */
    Path in;

    /** Where the folder is, one parameter a line. */
    abstract String place();

    @Override
    void openFarEnd() throws Exception {
        in = Files.createDirectories(folder.resolve("server/in"));
    }

    @Override
    String step() {
        return """
                        - to:
                            uri: kamelet:%s/contract-sink
                            parameters:
                              form: NDJSON
                              name: "cards.{resource}.{id}"
                              digestFile: true
                %s
                """.formatted(connector(), place().indent(14).stripTrailing());
    }

    @Override
    String parameters() {
        return """
                      - name: batch
                        value: "10"
                """;
    }

    /** Waits until nothing is under way under a name that begins with a dot; usually nothing is. */
    void finished() {}

    /** How {@code {id}} looks. */
    String id() {
        return "\\d+-[0-9a-f]{20}";
    }

    private List<JsonNode> records() throws IOException {
        finished();
        List<JsonNode> records = new ArrayList<>();
        try (Stream<Path> all = Files.list(in)) {
            for (Path file :
                    all.filter(one -> one.toString().endsWith(".ndjson")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    records.add(Json.MAPPER.readTree(line));
                }
            }
        }
        return records;
    }

    /** The same record in two files is the same effect: it is recognized by id and revision. */
    @Override
    List<String> effects() throws IOException {
        Set<String> known = new HashSet<>();
        records()
                .forEach(record -> known.add(record.path("id").asText() + "."
                        + record.path("revision").asInt()));
        return List.copyOf(known);
    }

    @Override
    Map<String, String> held() throws IOException {
        Map<String, JsonNode> newest = new HashMap<>();
        for (JsonNode record : records()) {
            newest.merge(
                    record.path("key").asText(),
                    record,
                    (a, b) -> a.path("version").asLong() > b.path("version").asLong() ? a : b);
        }
        Map<String, String> held = new HashMap<>();
        newest.forEach(
                (key, record) -> held.put(key, record.path("data").path("name").asText()));
        return held;
    }

    @Override
    boolean judges() {
        return false;
    }

    /** Its folder is not there. */
    @Override
    boolean shutDoor() throws IOException {
        Files.move(in, folder.resolve("in-away"));
        return true;
    }

    @Override
    void openDoor() throws IOException {
        Files.move(folder.resolve("in-away"), in);
    }

    private Set<Path> files() throws IOException {
        finished();
        try (Stream<Path> all = Files.list(in)) {
            return all.filter(file -> !file.getFileName().toString().startsWith("."))
                    .collect(Collectors.toSet());
        }
    }

    /** As its reader checks it, with {@code sha256sum -c}. */
    @Test
    void eachFileHasANameByThePatternAndItsDigestBeside() throws Exception {
        Set<Path> before = files();
        push(1, 25);
        settled("all", 25);

        Set<Path> written = files();
        written.removeAll(before);
        List<Path> documents = written.stream()
                .filter(file -> file.toString().endsWith(".ndjson"))
                .toList();
        assertThat(documents).hasSizeGreaterThanOrEqualTo(2);
        for (Path file : documents) {
            String name = file.getFileName().toString();
            assertThat(name).matches("cards\\.contract-card\\." + id() + "\\.ndjson");
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
            assertThat(in.resolve(name + ".sha256")).hasContent(digest + "  " + name);
        }
        assertThat(written).hasSize(2 * documents.size());
    }
}
