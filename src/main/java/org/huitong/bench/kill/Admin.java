package org.huitong.bench.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.huitong.message.Json;
import sample.Chimney;

/** What the gateway says of itself, over its admin API, as any operator may read it. */
final class Admin {
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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

    /** Has everything sent again that the hall refused of the pushing chimney; how many rows that were. */
    int replayRefused() throws IOException, InterruptedException {
        String order =
                "{\"subscription\":\"" + Checker.HALL + Chimney.INSURANCE.resource() + "\",\"state\":\"parked\"}";
        HttpResponse<String> answer = client.send(
                request("/replays")
                        .header("Huitong-As", "kill-harness")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(order))
                        .build(),
                BodyHandlers.ofString());
        return answer.statusCode() == OK
                ? Json.read(answer.body(), JsonNode.class).path("marked").asInt()
                : 0;
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + Files.readString(tokenFile).strip());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = request(path).build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("GET " + path + " was answered " + answer.statusCode());
        }
        return Json.read(answer.body(), JsonNode.class);
    }
}
