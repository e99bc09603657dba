package org.huitong.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.huitong.message.Json;

/** A real HTTP server that takes records, one or an array of them, and knows a repeat by id and revision. */
final class JsonServer implements AutoCloseable {
    static final String TOKEN = "http-word-9d40";

    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpServer server;
    private final Map<String, JsonNode> effects = new LinkedHashMap<>();
    private volatile String token = TOKEN;

    JsonServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on this one is right. */
    void setToken(String right) {
        token = right;
    }

    synchronized List<String> effects() {
        return List.copyOf(effects.keySet());
    }

    /** The newest by key. */
    synchronized Map<String, String> held() {
        Map<String, JsonNode> newest = new LinkedHashMap<>();
        effects.values()
                .forEach(record -> newest.merge(
                        record.path("key").asText(),
                        record,
                        (a, b) -> a.path("version").asLong() > b.path("version").asLong() ? a : b));
        Map<String, String> held = new LinkedHashMap<>();
        newest.forEach(
                (key, record) -> held.put(key, record.path("data").path("name").asText()));
        return held;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "");
            return;
        }
        JsonNode given = Json.read(body, JsonNode.class);
        List<String> errors =
                take(given.isArray() ? given : Json.MAPPER.createArrayNode().add(given));
        answer(exchange, errors.isEmpty() ? 200 : given.isArray() ? 207 : 422, "{\"errors\":" + errors + "}");
    }

    private synchronized List<String> take(JsonNode records) {
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            JsonNode record = records.get(i);
            if (record.path("data").path("name").asText().startsWith(SinkContract.REFUSED)) {
                errors.add("{\"index\":" + i + ",\"rule\":\"unwanted\"}");
            } else {
                effects.putIfAbsent(
                        record.path("id").asText() + "."
                                + record.path("revision").asInt(),
                        record);
            }
        }
        return errors;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
