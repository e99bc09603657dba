package org.huitong.wiring.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
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
