package org.huitong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A load client that overlooks what went wrong measures nothing. */
final class LoadClientTest {
    private static final int CONNECTIONS = 3;

    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    @Test
    void everyAcceptedRequestIsCountedAndHasItsOwnKey() throws IOException {
        Burst burst = driveServerAnswering(202);

        assertThat(burst.requests()).isPositive().isEqualTo(keys.size());
        assertThat(burst.refused()).isZero();
        assertThat(burst.dead()).isZero();
    }

    @Test
    void otherAnswersAreRefusals() throws IOException {
        Burst burst = driveServerAnswering(503);

        assertThat(burst.requests()).isZero();
        assertThat(burst.refused()).isPositive();
    }

    @Test
    void closedConnectionsAreCounted() throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            threads.submit(() -> answerOnceAndClose(server));

            Burst burst = new LoadClient(new Side.Door(server.getLocalPort(), "/", "")).drive(CONNECTIONS, 2);

            assertThat(burst.requests()).isEqualTo(CONNECTIONS);
            assertThat(burst.dead()).isEqualTo(CONNECTIONS);
        } finally {
            threads.shutdownNow();
        }
    }

    private Burst driveServerAnswering(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
        try {
            return new LoadClient(new Side.Door(server.getAddress().getPort(), "/", "")).drive(CONNECTIONS, 1);
        } finally {
            server.stop(0);
        }
    }

    private static Void answerOnceAndClose(ServerSocket server) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            try (Socket socket = server.accept()) {
                int request = RequestForm.BODY_BYTES;
                assertThat(socket.getInputStream().readNBytes(request)).hasSize(request);
                socket.getOutputStream()
                        .write("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
        }
        return null;
    }
}
