package org.huitong.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.huitong.message.Json;

/** A system that pushes as {@code curl} would: every header is said here and nothing is repeated by itself. */
record Sender(URI dataPlane, String token) {
    static final String JSON = "application/json";
    static final String NDJSON = "application/x-ndjson";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One answer of the data plane. */
    record Answer(int status, String type, String body, String retryAfter) {
        JsonNode json() {
            return Json.read(body, JsonNode.class);
        }

        String code() {
            return json().path("code").asText();
        }
    }

    Answer push(String resource, String key, String body) throws IOException, InterruptedException {
        return push(resource, key, JSON, body);
    }

    /** A null key or type is not sent. */
    Answer push(String resource, String key, String type, String body) throws IOException, InterruptedException {
        return answer(HTTP.send(request(resource, key, type, body), BodyHandlers.ofString()));
    }

    CompletableFuture<Answer> pushLater(String resource, String key, String body) {
        return HTTP.sendAsync(request(resource, key, JSON, body), BodyHandlers.ofString())
                .thenApply(Sender::answer);
    }

    private HttpRequest request(String resource, String key, String type, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + token);
        headers.put("Idempotency-Key", key);
        headers.put("Content-Type", type);
        headers.values().removeIf(value -> value == null);
        return request(dataPlane + "/resources/" + resource + "/records", headers, BodyPublishers.ofString(body));
    }

    static Answer send(String uri, Map<String, String> headers, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return answer(HTTP.send(request(uri, headers, body), BodyHandlers.ofString()));
    }

    private static HttpRequest request(String uri, Map<String, String> headers, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri))
                .timeout(Duration.ofSeconds(40))
                .POST(body);
        headers.forEach(request::header);
        return request.build();
    }

    static Answer get(String uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .timeout(Duration.ofSeconds(40))
                .build();
        return answer(HTTP.send(request, BodyHandlers.ofString()));
    }

    private static Answer answer(HttpResponse<String> said) {
        return new Answer(
                said.statusCode(),
                said.headers().firstValue("Content-Type").orElse(""),
                said.body(),
                said.headers().firstValue("Retry-After").orElse(""));
    }
}
