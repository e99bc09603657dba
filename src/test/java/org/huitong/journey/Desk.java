package org.huitong.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.huitong.message.Json;
import org.huitong.operate.cli.Cli;

/** A person at the admin port: the real command line, and the API itself. */
record Desk(URI admin, Path data) {
    static final String WHO = "值班员";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What a command said. */
    record Said(int exit, String out, String err) {
        JsonNode json() {
            return Json.read(out, JsonNode.class);
        }
    }

    /** An answer of the API. */
    record Answer(int status, JsonNode json) {}

    Said cli(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--lang", "en", "--admin", admin.toString(), "--data", data.toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Cli.execute(
                all.toArray(String[]::new), List.of(), new PrintWriter(out, true), new PrintWriter(err, true));
        return new Said(exit, out.toString(), err.toString());
    }

    Answer call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(admin + "/api/v1" + path))
                .timeout(Duration.ofSeconds(20))
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(data.resolve("admin.token")).strip())
                .header("Huitong-As", URLEncoder.encode(WHO, StandardCharsets.UTF_8))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> said = HTTP.send(request, BodyHandlers.ofString());
        return new Answer(said.statusCode(), Json.read(said.body(), JsonNode.class));
    }

    JsonNode status() throws IOException, InterruptedException {
        return call("GET", "/status", null).json();
    }

    /** A subscription's or, by {@code system}, a source's part of the status. */
    JsonNode status(String list, String field, String value) throws IOException, InterruptedException {
        for (JsonNode entry : status().path(list)) {
            if (entry.path(field).asText().equals(value)) {
                return entry;
            }
        }
        throw new IllegalStateException("status has no " + value + " among " + list);
    }

    String stateOf(String subscription) throws IOException, InterruptedException {
        return status("subscriptions", "id", subscription).path("state").asText();
    }

    /** Every row that the query finds, each with payload and history; at most 1000. */
    List<JsonNode> rows(String query) throws IOException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode row :
                call("GET", "/rows?limit=1000&" + query, null).json().path("rows")) {
            rows.add(row(row.path("no").asLong()));
        }
        return rows;
    }

    JsonNode row(long no) throws IOException, InterruptedException {
        return call("GET", "/rows/" + no, null).json();
    }
}
