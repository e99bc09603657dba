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
import java.util.stream.Stream;
import org.huitong.journey.FileServers;
import org.huitong.message.Json;

/** Files of JSON lines on an SFTP server. */
class SftpSinkTest extends SinkContract {
    Path server;
    private AutoCloseable running;

    @Override
    void openFarEnd() throws Exception {
        server = Files.createDirectories(folder.resolve("server"));
        Files.createDirectories(server.resolve("in"));
        running = serve();
    }

    AutoCloseable serve() throws Exception {
        FileServers.Sftp sftp = FileServers.Sftp.over(server);
        wire = new Wire(sftp.port());
        Files.writeString(
                folder.resolve("known_hosts"), sftp.knownHost().replaceFirst(":\\d+ ", ":" + wire.port() + " "));
        return sftp;
    }

    @Override
    void closeFarEnd() throws Exception {
        if (running != null) {
            running.close();
        }
    }

    String connector() {
        return "sftp-sink";
    }

    String more() {
        return "knownHosts: " + folder.resolve("known_hosts");
    }

    @Override
    String step() {
        return """
                        - to:
                            uri: kamelet:%s/contract-sink
                            parameters:
                              host: 127.0.0.1
                              port: %d
                              user: %s
                              password: "{{files.password}}"
                              folder: in
                              form: NDJSON
                              callTimeout: 2000
                              %s
                """.formatted(connector(), wire.port(), FileServers.USER, more());
    }

    @Override
    String parameters() {
        return """
                      - name: batch
                        value: "10"
                """;
    }

    @Override
    Map<String, String> settings() {
        return Map.of("files.password", FileServers.PASSWORD);
    }

    private List<JsonNode> records() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        try (Stream<Path> all = Files.list(server.resolve("in"))) {
            for (Path file :
                    all.filter(one -> one.toString().endsWith(".ndjson")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    records.add(Json.MAPPER.readTree(line));
                }
            }
        }
        return records;
    }

    @Override
    List<String> effects() throws IOException {
        HashSet<String> known = new HashSet<>();
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

    @Override
    List<String> secrets() {
        return List.of(FileServers.PASSWORD);
    }
}
