package org.huitong.wiring.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.util.Timeout;
import org.huitong.journey.UnrulyServer;
import org.huitong.journey.UnrulyServer.Manner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However the far end behaves, a call ends soon and holds little. */
class OneTryTest {
    private static final long SILENCE = 600;

    private final OneTry calls = new OneTry(1 << 20);

    @AfterEach
    void close() {
        calls.close();
    }

    private CloseableHttpClient client() {
        HttpClientBuilder client = HttpClientBuilder.create()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofMilliseconds(SILENCE))
                        .build());
        calls.configureHttpClient(client);
        return client.build();
    }

    private static String call(CloseableHttpClient client, UnrulyServer server) throws IOException {
        return client.execute(
                new HttpPost(server.uri()),
                answer -> new String(answer.getEntity().getContent().readAllBytes(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BEHAVES")
    void unrulyFarEndIsAnOutageAndSoon(Manner manner) throws IOException {
        try (UnrulyServer server = new UnrulyServer(manner);
                CloseableHttpClient client = client()) {
            long begin = System.nanoTime();

            assertThatThrownBy(() -> call(client, server)).isInstanceOf(IOException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
            assertThat(server.written()).as("of 10 GiB").isLessThan(64 << 20);
        }
    }

    /** It never says that it will: each answer is the last of its connection. */
    @Test
    void endingKeptConnectionsIsNoOutage() throws IOException, InterruptedException {
        try (CloseableHttpClient client = client()) {
            URI uri;
            Thread answers;
            try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
                AtomicInteger answered = new AtomicInteger();
                answers = new Thread(() -> answer(server, answered));
                answers.start();
                for (int i = 0; i < 20; i++) {
                    assertThat(client.execute(new HttpPost(uri), HttpResponse::getCode))
                            .isEqualTo(200);
                }
                assertThat(answered).as("none came twice").hasValue(20);
            }
            answers.join();
            assertThatThrownBy(() -> client.execute(new HttpPost(uri), HttpResponse::getCode))
                    .as("a far end that is away is one")
                    .isInstanceOf(IOException.class);
        }
    }

    private static void answer(ServerSocket server, AtomicInteger answered) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                String line = in.readLine();
                while (line != null && !line.isEmpty()) {
                    line = in.readLine();
                }
                if (line != null) {
                    answered.incrementAndGet();
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
                                    .getBytes(StandardCharsets.ISO_8859_1));
                }
            } catch (IOException e) {
                // the next one
            }
        }
    }

    @Test
    void callsThatEndWellLeaveNoAlarmBehind() throws IOException {
        try (UnrulyServer server = new UnrulyServer(Manner.BEHAVES);
                CloseableHttpClient client = client()) {
            for (int i = 0; i < 20; i++) {
                assertThat(call(client, server)).isEqualTo("{}");
            }
            assertThat(calls.waiting()).isZero();
        }
    }
}
