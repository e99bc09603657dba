package org.huitong.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.huitong.message.Json;

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

    private List<JsonNode> records() throws IOException {
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
}
