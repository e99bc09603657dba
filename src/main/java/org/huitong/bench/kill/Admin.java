package org.huitong.bench.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.huitong.message.Json;

/** What the gateway says of itself, over its admin API, as any operator may read it. */
final class Admin {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final Path tokenFile;

    Admin(int port, Path tokenFile) {
        this.base = "http://127.0.0.1:" + port + "/api/v1";
        this.tokenFile = tokenFile;
    }

    JsonNode status() throws IOException, InterruptedException {
        return get("/status");
    }

    /** By subscription, the numbers of the records that wait for a person. */
    Map<String, Set<Long>> parked() throws IOException, InterruptedException {
        Map<String, Set<Long>> parked = new HashMap<>();
        for (JsonNode row : get("/rows?state=parked&limit=1000").path("rows")) {
            String data = get("/rows/" + row.path("no").asLong()).path("data").asText();
            long number = Truth.number(
                    Json.read(data, JsonNode.class).path("data").path("name").asText());
            parked.computeIfAbsent(row.path("subscription").asText(), s -> new HashSet<>())
                    .add(number);
        }
        return parked;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + Files.readString(tokenFile).strip())
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + path + " was answered " + answer.statusCode());
        }
        return Json.read(answer.body(), JsonNode.class);
    }
}
