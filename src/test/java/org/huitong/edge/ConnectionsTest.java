package org.huitong.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What bounds what senders can take: connections, and the bytes of the bodies under way. */
class ConnectionsTest {
    private static final int MOST = 3;

    @Test
    void oneConnectionMoreIsClosedAndThereIsRoomAgainWhenAnotherHasGone() throws Exception {
        EdgeSettings settings =
                new EdgeSettings("127.0.0.1", 0, 1024, Duration.ofSeconds(10), 1, 8, MOST, Optional.empty());
        try (EdgeServer server = new EdgeServer(settings)) {
            server.start();
            List<Socket> open = new ArrayList<>();
            for (int i = 0; i < MOST; i++) {
                open.add(connect(server));
                assertThat(answered(open.get(i))).isTrue();
            }

            try (Socket more = connect(server)) {
                assertThat(answered(more)).isFalse();
            }
            open.get(0).close();
            await().until(() -> {
                try (Socket next = connect(server)) {
                    return answered(next);
                }
            });
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void connectionsTakeNoMoreThanHalfOfTheDescriptorsThatAreFree() {
        assertThat(new Connections(4096, 100).most()).isEqualTo(50);
        assertThat(new Connections(40, 100).most()).isEqualTo(40);
        assertThat(new Connections(40, 0).most()).isEqualTo(1);
    }

    @Test
    void bytesOfBodiesAreBoundedTogetherAndGivenBackWithThePlace() {
        InFlight inFlight = new InFlight(10, 100);
        InFlight.Place first = inFlight.enter();
        InFlight.Place second = inFlight.enter();

        assertThat(first.take(60)).isTrue();
        assertThat(second.take(60)).isFalse();
        assertThat(second.take(40)).isTrue();
        first.leave();
        first.leave();
        assertThat(second.take(60)).isTrue();
        assertThat(second.take(1)).isFalse();
    }

    private static Socket connect(EdgeServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static boolean answered(Socket socket) {
        try {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
