package org.huitong.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.huitong.message.Receipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocialInsuranceBureauTest {
    private static final String RECEIPT =
            "{\"intake\":\"i1\",\"resource\":\"social-insurance-status\",\"accepted\":1,\"parked\":0,\"digest\":\"d\"}";
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/exchange/v1/resources/social-insurance-status/records", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            seen.add(String.join(
                    "|",
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    body));
            int status = statuses.isEmpty() ? 202 : statuses.remove();
            if (status > 0) {
                byte[] answer = RECEIPT.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void repeatsThePushUnchangedWhileNoAnswerComes() throws InterruptedException {
        statuses.addAll(List.of(503, 429, 0));

        try (SocialInsuranceBureau bureau = new SocialInsuranceBureau(dataPlane(), "t")) {
            PushAnswer answer = bureau.push("k1", "application/json", "[{\"XM\":\"李安\"}]");

            assertThat(answer.accepted()).isTrue();
            assertThat(answer.receipt()).isEqualTo(new Receipt("i1", "social-insurance-status", 1, 0, "d"));
            assertThat(bureau.answers()).containsExactly(answer);
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(4).containsOnly("Bearer t|k1|application/json|[{\"XM\":\"李安\"}]");
    }

    @Test
    void takesARefusalForAnAnswer() throws InterruptedException {
        statuses.add(422);

        try (SocialInsuranceBureau bureau = new SocialInsuranceBureau(dataPlane(), "t")) {
            PushAnswer answer = bureau.push("k1", "application/json", "{}");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.tries()).isEqualTo(1);
            assertThat(answer.receipt()).isNull();
        }
    }

    @Test
    void givesUpWhenItsPatienceEnds() throws InterruptedException {
        server.stop(0);

        try (SocialInsuranceBureau bureau = new SocialInsuranceBureau(dataPlane(), "t", Duration.ofMillis(200))) {
            PushAnswer answer = bureau.push("k1", "application/json", "{}");

            assertThat(answer.status()).isZero();
            assertThat(answer.tries()).isGreaterThan(1);
        }
    }

    private URI dataPlane() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/exchange/v1");
    }
}
