package org.huitong.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.huitong.message.Json;

/** A real HTTP server that takes an array of records per POST and answers as a test says. Safe for several threads. */
final class BatchHall implements AutoCloseable {
    private static final int THREADS = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Function<List<String>, Reply> manner = BatchHall::takesAll;

    /** What came in one POST, by name, and what was said. */
    record Call(List<String> ids, List<String> names, Reply reply) {}

    /**
     * @param status 0 closes the connection without a word
     * @param applied how many of the records, from the first on, or all but the named ones where it is 207, have an effect
     */
    record Reply(int status, int applied, List<Integer> named) {}

    BatchHall() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/batches");
    }

    /** @param names of the records of a call, to what is answered */
    void answers(Function<List<String>, Reply> next) {
        manner = next;
    }

    static Reply takesAll(List<String> names) {
        return new Reply(200, names.size(), List.of());
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Ids with revision of everything that had its effect, in order. */
    List<String> effects() {
        List<String> effects = new ArrayList<>();
        for (Call call : calls) {
            int last = call.reply().status() == 207
                    ? call.ids().size()
                    : call.reply().applied();
            IntStream.range(0, last)
                    .filter(i -> !call.reply().named().contains(i))
                    .forEach(i -> effects.add(call.ids().get(i)));
        }
        return effects;
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode records = Json.read(exchange.getRequestBody().readAllBytes(), JsonNode.class);
        List<String> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (JsonNode record : records) {
            ids.add(record.path("id").asText() + "." + record.path("revision").asInt());
            names.add(record.path("data").path("name").asText());
        }
        Reply reply = manner.apply(names);
        calls.add(new Call(ids, names, reply));
        if (reply.status() == 0) {
            exchange.close();
            return;
        }
        byte[] body = body(reply.named());
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] body(List<Integer> named) {
        List<String> errors = named.stream()
                .map(i -> "{\"index\":" + i + ",\"rule\":\"unknown-district\",\"detail\":\"not to be repeated\"}")
                .toList();
        return ("{\"title\":\"refused\",\"errors\":" + errors + "}").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
