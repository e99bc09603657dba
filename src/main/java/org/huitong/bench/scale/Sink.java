package org.huitong.bench.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.huitong.message.Json;

/** The far end of all consumers: answers at once, except those that drip. Its threads are its own. */
final class Sink implements AutoCloseable {
    static {
        // Beyond 200 the JDK's server closes a connection behind its answer without a word: no far end of the field
        // does.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> dripping = ConcurrentHashMap.newKeySet();
    private final Hearer hearer;
    private volatile int dripSeconds;
    private volatile int status = 200;

    /** Hears of each record as it arrives; called by many threads at once. */
    interface Hearer {
        void arrived(String subscription, boolean drips, JsonNode data);
    }

    Sink(Hearer hearer) throws IOException {
        this.hearer = hearer;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on these answer a byte a second, for so long; empty: nobody does. */
    void drip(Set<String> subscriptions, int seconds) {
        dripSeconds = seconds;
        dripping.retainAll(subscriptions);
        dripping.addAll(subscriptions);
    }

    /** From now on; what is not 200 is not heard of. */
    void say(int status) {
        this.status = status;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String subscription = exchange.getRequestURI().getPath().substring(1);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int said = status;
        if (said != 200) {
            exchange.sendResponseHeaders(said, -1);
            exchange.close();
            return;
        }
        boolean drips = dripping.contains(subscription);
        JsonNode record = Json.read(body, JsonNode.class);
        (record.isArray() ? record : java.util.List.of(record))
                .forEach(one -> hearer.arrived(subscription, drips, one.get("data")));
        try (exchange) {
            exchange.sendResponseHeaders(200, drips ? dripSeconds : -1);
            for (int i = 0; drips && i < dripSeconds; i++) {
                TimeUnit.SECONDS.sleep(1);
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
