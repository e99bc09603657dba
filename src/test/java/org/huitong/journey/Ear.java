package org.huitong.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Consumers' HTTP server that keeps everything it hears as it came: headers and body. Safe for several threads. */
final class Ear implements AutoCloseable {
    /**
     * One call.
     *
     * @param path whom it was for, without the slash
     * @param text headers and body
     * @param idempotencyKey record id and revision
     * @param atMillis when it had come, by the wall clock
     */
    record Heard(String path, String text, String idempotencyKey, long atMillis) {}

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ear");
        thread.setDaemon(true);
        return thread;
    });
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private volatile Function<Heard, Integer> answer = call -> 200;

    Ear() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 256);
        server.setExecutor(threads);
        server.createContext("/", this::hear);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
    }

    /** The statuses it answers with. */
    void answer(Function<Heard, Integer> statuses) {
        answer = statuses;
    }

    /** Oldest first. */
    List<Heard> heard() {
        return List.copyOf(heard);
    }

    private void hear(HttpExchange exchange) throws IOException {
        long at = System.currentTimeMillis();
        StringBuilder text = new StringBuilder();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        text.append(name).append(": ").append(values).append('\n'));
        text.append(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Heard call = new Heard(
                exchange.getRequestURI().getPath().substring(1),
                text.toString(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                at);
        heard.add(call);
        exchange.sendResponseHeaders(answer.apply(call), -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
