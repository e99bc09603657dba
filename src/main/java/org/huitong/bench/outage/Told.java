package org.huitong.bench.outage;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.huitong.message.Json;

/** Where the gateway's notices are posted. Thread-safe. */
final class Told implements AutoCloseable {
    private static final int BACKLOG = 16;
    private static final int OK = 200;

    private final HttpServer server;
    private final List<String> events = new ArrayList<>();

    Told() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.createContext("/", this::hear);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/alarms";
    }

    /** Oldest first, as {@code began DELIVER-OUTAGE <subject>}. */
    synchronized List<String> events() {
        return List.copyOf(events);
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode event = Json.read(exchange.getRequestBody().readAllBytes(), JsonNode.class);
            String type = event.path("type").asText();
            synchronized (this) {
                events.add(type.substring(type.lastIndexOf('.') + 1) + " "
                        + event.at("/data/code").asText() + " "
                        + event.path("subject").asText());
            }
            exchange.sendResponseHeaders(OK, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
