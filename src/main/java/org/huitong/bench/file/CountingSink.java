package org.huitong.bench.file;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A far end that takes arrays and remembers which numbers came. Looks for codes only: parsing would be half the load. */
final class CountingSink implements AutoCloseable {
    private static final byte[] CODE = "\"creditCode\":\"".getBytes(StandardCharsets.US_ASCII);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final BitSet came = new BitSet();
    private long records;

    CountingSink() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        count(exchange.getRequestBody().readAllBytes());
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private synchronized void count(byte[] body) {
        for (int at = 0; at < body.length - CODE.length; at++) {
            if (body[at] == '"' && java.util.Arrays.equals(body, at, at + CODE.length, CODE, 0, CODE.length)) {
                came.set(Lines.number(body, at + CODE.length));
                records++;
                at += CODE.length;
            }
        }
    }

    /** With those that came twice. */
    synchronized long records() {
        return records;
    }

    synchronized long distinct() {
        return came.cardinality();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
