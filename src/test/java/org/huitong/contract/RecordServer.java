package org.huitong.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.huitong.message.Json;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A real HTTP server that takes records, as JSON one or an array of them, as XML or as a form, and knows a repeat by id and
 * revision.
 */
final class RecordServer implements AutoCloseable {
    static final String TOKEN = "http-word-9d40";

    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpServer server;
    private final Map<String, JsonNode> effects = new LinkedHashMap<>();
    private volatile String token = TOKEN;
    private volatile int refusal = 422;

    /** @param tls null for plain HTTP; else only who shows a certificate that it trusts is let in */
    RecordServer(SSLContext tls) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = tls == null ? HttpServer.create(any, 0) : secured(HttpsServer.create(any, 0), tls);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private static HttpServer secured(HttpsServer server, SSLContext tls) {
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters asks = tls.getDefaultSSLParameters();
                asks.setNeedClientAuth(true);
                parameters.setSSLParameters(asks);
            }
        });
        return server;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on this one is right. */
    void setToken(String right) {
        token = right;
    }

    /** From now on it answers this where it does not want a record that comes alone. */
    void setRefusal(int status) {
        refusal = status;
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
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        JsonNode given =
                type.contains("xml") ? xml(body) : type.contains("form") ? form(body) : Json.MAPPER.readTree(body);
        List<String> errors =
                take(given.isArray() ? given : Json.MAPPER.createArrayNode().add(given));
        answer(exchange, errors.isEmpty() ? 200 : given.isArray() ? 207 : refusal, "{\"errors\":" + errors + "}");
    }

    private static JsonNode xml(byte[] body) throws IOException {
        try {
            Element record = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(body))
                    .getDocumentElement();
            return record(
                    record.getAttribute("id"),
                    record.getAttribute("revision"),
                    record.getAttribute("version"),
                    record.getElementsByTagName("cardId").item(0).getTextContent(),
                    record.getElementsByTagName("name").item(0).getTextContent());
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    private static JsonNode form(byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : new String(body, StandardCharsets.US_ASCII).split("&")) {
            int is = field.indexOf('=');
            fields.put(field.substring(0, is), URLDecoder.decode(field.substring(is + 1), StandardCharsets.UTF_8));
        }
        return record(
                fields.get("recordId"),
                fields.get("recordRevision"),
                fields.get("recordVersion"),
                fields.get("cardId"),
                fields.get("name"));
    }

    private static JsonNode record(String id, String revision, String version, String key, String name) {
        ObjectNode record = Json.MAPPER
                .createObjectNode()
                .put("id", id)
                .put("revision", revision)
                .put("version", version)
                .put("key", key);
        record.putObject("data").put("name", name);
        return record;
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
