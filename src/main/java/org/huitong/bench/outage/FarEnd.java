package org.huitong.bench.outage;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.huitong.message.Json;

/** One consumer's HTTP server: takes every record at once, unless it is away. Thread-safe. */
final class FarEnd implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Taken taken = new Taken();
    private final AtomicInteger heard = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "far-end");
        thread.setDaemon(true);
        return thread;
    });
    private final int port;
    private HttpServer server;
    private Socket kept;
    private volatile Away away;

    private record Away(Form form, CountDownLatch over) {}

    FarEnd() throws IOException {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    int port() {
        return port;
    }

    Taken taken() {
        return taken;
    }

    /** Calls that came while it was away the last time, or is now. */
    int heard() {
        return heard.get();
    }

    /**
     * From now on, until it is {@link #back}. Where nobody listens, the port stays bound, so that the system gives it to nobody
     * else meanwhile.
     */
    synchronized void leave(Form form) throws IOException {
        heard.set(0);
        if (form == Form.REFUSED) {
            server.stop(0);
            server = null;
            kept = new Socket();
            kept.setReuseAddress(true);
            kept.bind(address(port));
        }
        away = new Away(form, new CountDownLatch(1));
    }

    /** Calls that hang end without an answer. */
    synchronized void back() throws IOException {
        Away before = away;
        away = null;
        before.over().countDown();
        if (kept != null) {
            kept.close();
            kept = null;
            server = listen(port);
        }
    }

    private HttpServer listen(int on) throws IOException {
        HttpServer listening = HttpServer.create(address(on), BACKLOG);
        listening.setExecutor(threads);
        listening.createContext("/", this::answer);
        listening.start();
        return listening;
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Away now = away;
            // Read to the end in any case: else the connection is not kept alive.
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (now == null) {
                take(
                        Json.read(body, JsonNode.class),
                        exchange.getRequestHeaders().getFirst("Idempotency-Key"));
                exchange.sendResponseHeaders(OK, -1);
                return;
            }
            heard.incrementAndGet();
            if (now.form() == Form.HANGS) {
                now.over().await();
            } else {
                exchange.sendResponseHeaders(UNAVAILABLE, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(JsonNode record, String id) {
        long now = System.nanoTime();
        Load.Mark mark = Load.Mark.read(record.at("/data/at").asText());
        taken.take(
                record.at("/data/key").asText(),
                mark.number(),
                id,
                new Taken.Sample(mark.pushed(), now - mark.pushed()));
    }

    @Override
    public synchronized void close() throws IOException {
        if (away != null) {
            back();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
