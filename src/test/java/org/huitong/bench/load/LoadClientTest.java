package org.huitong.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A load client that overlooks what went wrong measures nothing. */
final class LoadClientTest {
    private static final int CONNECTIONS = 3;
    private static final Drive DRIVE = Drive.closed(CONNECTIONS, 1, Body.SINGLE);

    private static final int STALL_MILLIS = 500;
    private static final byte[] ACCEPTED =
            "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    @Test
    void everyAcceptedRequestIsCountedAndHasItsOwnKey() throws IOException {
        Burst burst = driveServerAnswering(202, DRIVE);

        assertThat(burst.requests()).isPositive().isEqualTo(keys.size());
        assertThat(burst.refused()).isZero();
        assertThat(burst.dead()).isZero();
    }

    @Test
    void bodiesBeyondTheSocketsBufferArriveWhole() throws IOException {
        Burst burst = driveServerAnswering(
                202, Drive.closed(CONNECTIONS, 1, new Body(500, 4096)).atMost(6));

        assertThat(burst.requests()).isEqualTo(6).isEqualTo(keys.size());
        assertThat(burst.dead()).isZero();
    }

    @Test
    void atAnOfferedRateAsManyAreSentAsTheTimetableHas() throws IOException {
        Burst burst = driveServerAnswering(202, DRIVE.offered(50));

        assertThat(burst.requests()).isEqualTo(50);
    }

    /** Of 100 requests one meets the stall, and half are due during it. A closed loop would see the one. */
    @Test
    void whatIsDueDuringAStallCountsItsWait() throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Door door = new Door(server.getLocalPort(), "/", "");
            threads.submit(() -> answerAllAfterStall(server, door));

            Burst burst = drive(door, Drive.closed(1, 1, Body.SINGLE).offered(100));

            assertThat(burst.requests()).isEqualTo(100);
            assertThat(burst.p99Millis()).isGreaterThan(0.9 * STALL_MILLIS);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void otherAnswersAreRefusals() throws IOException {
        Burst burst = driveServerAnswering(503, DRIVE);

        assertThat(burst.requests()).isZero();
        assertThat(burst.refused()).isPositive();
    }

    @Test
    void closedConnectionsAreCounted() throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            threads.submit(() -> answerOnceAndClose(server));

            Burst burst = drive(new Door(server.getLocalPort(), "/", ""), DRIVE);

            assertThat(burst.requests()).isEqualTo(CONNECTIONS);
            assertThat(burst.dead()).isEqualTo(CONNECTIONS);
        } finally {
            threads.shutdownNow();
        }
    }

    private Burst driveServerAnswering(int status, Drive drive) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean whole = body.length == drive.body().length();
            exchange.sendResponseHeaders(whole ? status : 400, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        server.start();
        try {
            return drive(new Door(server.getAddress().getPort(), "/", ""), drive);
        } finally {
            server.stop(0);
        }
    }

    private static Burst drive(Door door, Drive drive) throws IOException {
        try (Loop loop = new Loop()) {
            return new LoadClient(loop, door).drive(drive);
        }
    }

    private static Void answerAllAfterStall(ServerSocket server, Door door) throws IOException {
        int request = new RequestForm(door, Body.SINGLE).numbered(0).remaining();
        try (Socket socket = server.accept()) {
            boolean stalled = false;
            while (socket.getInputStream().readNBytes(request).length == request) {
                if (!stalled) {
                    stalled = true;
                    socket.setSoTimeout(STALL_MILLIS);
                    assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
                    socket.setSoTimeout(0);
                }
                socket.getOutputStream().write(ACCEPTED);
            }
        }
        return null;
    }

    private static Void answerOnceAndClose(ServerSocket server) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            try (Socket socket = server.accept()) {
                int request = (int) Body.SINGLE.length();
                assertThat(socket.getInputStream().readNBytes(request)).hasSize(request);
                socket.getOutputStream().write(ACCEPTED);
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            }
        }
        return null;
    }
}
