package org.huitong.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BoundedSocketsTest {
    private static final int BLOCK = 1 << 16;

    /** Sends blocks for as long as it may, an answer to each byte that is asked with. */
    private static CompletableFuture<Long> serve(ServerSocket server, LongPredicate more) {
        return CompletableFuture.supplyAsync(() -> {
            long sent = 0;
            try (Socket peer = server.accept()) {
                while (peer.getInputStream().read() >= 0) {
                    for (long answer = 0; more.test(answer); answer += BLOCK) {
                        peer.getOutputStream().write(new byte[BLOCK]);
                        sent += BLOCK;
                    }
                }
            } catch (IOException e) {
                return sent; // hung up on
            }
            return sent;
        });
    }

    private static Socket connect(ServerSocket server) throws IOException {
        Socket socket = new BoundedSockets().createSocket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()), 5_000);
        return socket;
    }

    private static void read(InputStream in, long bytes) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long read = 0; read < bytes; ) {
            read += in.readNBytes(block, 0, BLOCK);
        }
    }

    @Test
    void anAnswerWithoutEndIsHungUpOn() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Long> sent = serve(server, answer -> true);
            try (Socket socket = connect(server)) {
                socket.getOutputStream().write(1);

                assertThatThrownBy(() -> read(socket.getInputStream(), Long.MAX_VALUE))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("48 MiB")
                        .hasMessageContaining("maxRows");
                assertThat(socket.isClosed()).isTrue();
            }
            assertThat(sent.get()).isLessThan(2 * BoundedSockets.MOST);
        }
    }

    @Test
    void whoSkipsMoreThanComesIsTold() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Long> sent = serve(server, answer -> answer < BLOCK);
            try (Socket socket = connect(server)) {
                socket.getOutputStream().write(1);
                socket.shutdownOutput();
                InputStream in = socket.getInputStream();

                assertThatThrownBy(() -> {
                            for (long skipped = 0; skipped < 2 * BLOCK; ) {
                                skipped += in.skip(2 * BLOCK - skipped);
                            }
                        })
                        .isInstanceOf(EOFException.class);
            }
            assertThat(sent.get()).isEqualTo(BLOCK);
        }
    }

    @Test
    void eachAnswerIsCountedByItself() throws Exception {
        long large = BoundedSockets.MOST - BLOCK;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Long> sent = serve(server, answer -> answer < large);
            try (Socket socket = connect(server)) {
                for (int answers = 0; answers < 3; answers++) {
                    socket.getOutputStream().write(1);
                    read(socket.getInputStream(), large);
                }
                socket.shutdownOutput();
            }
            assertThat(sent.get()).isEqualTo(3 * large);
        }
    }

    /** A driver that does not understand a greeting may forget to hang up. */
    @Test
    void aGreetingWithoutEndIsHungUpOn() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            try (Socket client = connect(server);
                    Socket peer = server.accept()) {
                peer.getOutputStream().write(new byte[BLOCK]);
                assertThat(client.getInputStream().readNBytes(BLOCK)).hasSize(BLOCK);
                peer.getOutputStream().write(1);

                assertThatThrownBy(() -> client.getInputStream().read())
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("before it was asked");
                assertThat(client.isClosed()).isTrue();
            }
        }
    }
}
