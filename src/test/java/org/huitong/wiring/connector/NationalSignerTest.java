package org.huitong.wiring.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A platform of the national convention, which checks signatures by itself, with no code of ours. */
class NationalSignerTest {
    private static final String APPKEY = "app-key-0001";
    private static final String SERVICE = "s_1100000000000_0001";
    private static final String REFRESH = "s_sys_refresh";

    private final AtomicInteger lent = new AtomicInteger();
    private HttpServer platform;
    private volatile String secret = "first-secret";
    private volatile long lasts = 3_600_000;

    @BeforeEach
    void open() throws IOException {
        platform = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        platform.createContext("/secret", this::lend);
        platform.createContext("/plain", exchange -> answer(exchange, good(exchange, SERVICE, APPKEY) ? 200 : 401, ""));
        platform.createContext(
                "/records", exchange -> answer(exchange, good(exchange, SERVICE, secret) ? 200 : 401, ""));
        platform.start();
    }

    @AfterEach
    void close() {
        platform.stop(0);
    }

    private void lend(HttpExchange exchange) throws IOException {
        lent.incrementAndGet();
        if (!good(exchange, REFRESH, APPKEY)) {
            answer(exchange, 200, "{\"code\":\"1\",\"message\":\"no\"}");
            return;
        }
        String end = Long.toString(System.currentTimeMillis() + lasts);
        answer(
                exchange,
                200,
                "{\"code\":\"0\",\"data\":{\"secret\":\"" + sealed(secret) + "\",\"secretEndTime\":" + end + "}}");
    }

    private static boolean good(HttpExchange exchange, String service, String key) {
        var headers = exchange.getRequestHeaders();
        String time = headers.getFirst("gjgxjhpt_rtime");
        return service.equals(headers.getFirst("gjgxjhpt_sid"))
                && "demo-rid".equals(headers.getFirst("gjgxjhpt_rid"))
                && hmac(key, service + "demo-rid" + time).equals(headers.getFirst("gjgxjhpt_sign"));
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sealed(String text) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] key = sha1.digest(sha1.digest(APPKEY.getBytes(StandardCharsets.UTF_8)));
            Cipher aes = Cipher.getInstance("AES/ECB/PKCS5Padding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(Arrays.copyOf(key, 16), "AES"));
            return Base64.getEncoder().encodeToString(aes.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + platform.getAddress().getPort() + path;
    }

    private NationalSigner signer(String key, boolean twoSteps) {
        NationalSigner signer = new NationalSigner();
        signer.setRequester("demo-rid");
        signer.setService(SERVICE);
        signer.setSecret(key);
        if (twoSteps) {
            signer.setRefreshUrl(url("/secret"));
            signer.setRefreshService(REFRESH);
        }
        return signer;
    }

    private int[] statuses(NationalSigner signer, String path, int calls, Runnable between) throws IOException {
        HttpClientBuilder builder = HttpClientBuilder.create();
        signer.configureHttpClient(builder);
        int[] statuses = new int[calls];
        try (CloseableHttpClient client = builder.build()) {
            for (int i = 0; i < calls; i++) {
                HttpPost post = new HttpPost(url(path));
                post.setEntity(new StringEntity("{}"));
                statuses[i] = client.execute(post, answer -> answer.getCode());
                between.run();
            }
        }
        return statuses;
    }

    @Test
    void theKeyItselfSignsInOneStep() throws IOException {
        assertThat(statuses(signer(APPKEY, false), "/plain", 2, () -> {})).containsOnly(200);
        assertThat(statuses(signer("wrong", false), "/plain", 1, () -> {})).containsOnly(401);
        assertThat(lent).hasValue(0);
    }

    @Test
    void theLentSecretIsKeptUntilItEnds() throws IOException {
        assertThat(statuses(signer(APPKEY, true), "/records", 3, () -> {})).containsOnly(200);
        assertThat(lent).hasValue(1);

        lasts = 30_000; // less than what is left for a call under way
        assertThat(statuses(signer(APPKEY, true), "/records", 2, () -> {})).containsOnly(200);
        assertThat(lent).hasValue(3);
    }

    @Test
    void aSecretThatWasChangedIsFetchedOnceMore() throws IOException {
        assertThat(statuses(signer(APPKEY, true), "/records", 2, () -> secret = "second-secret"))
                .containsOnly(200);
        assertThat(lent).hasValue(2);
    }

    @Test
    void whoIsLentNothingSaysSo() {
        assertThatThrownBy(() -> statuses(signer("wrong", true), "/records", 1, () -> {}))
                .isInstanceOf(ShortSecret.SecretNotLent.class);
        assertThat(lent).hasValue(1);
        NationalSigner without = signer("", false);
        assertThatThrownBy(() -> without.configureHttpClient(HttpClientBuilder.create()))
                .isInstanceOf(HuitongException.class)
                .hasMessageContaining("requester, service or secret");
    }
}
