package org.huitong.soap;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * One request, one answer, and both bounded: the call as a whole in time, the answer's head in lines and its body in bytes.
 * Nothing is asked twice, and no redirect is followed. (The client of the JDK reads a status line for as long as it lasts,
 * whatever time a call has.) Thread-safe.
 */
final class Calls {
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final int LONGEST_LINE = 64 << 10;
    private static final int MOST_LINES = 200;
    private static final int AT_ONCE = 64;

    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final Duration within;
    private final int mostBytes;

    /** What was answered. */
    record Answer(int status, byte[] body) {}

    Calls(Duration within, int mostBytes) {
        this.within = within;
        this.mostBytes = mostBytes;
        Timeout silence = Timeout.of(within);
        Timeout connect = silence.compareTo(CONNECT) < 0 ? silence : CONNECT;
        this.connections = PoolingHttpClientConnectionManagerBuilder.create()
                .useSystemProperties()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_LINES)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(silence)
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .setMaxConnPerRoute(AT_ONCE)
                .setMaxConnTotal(AT_ONCE)
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(silence)
                        .setConnectionRequestTimeout(silence)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    Answer ask(HttpPost request) throws IOException {
        CompletableFuture<Void> end = new CompletableFuture<>();
        end.orTimeout(within.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            request.cancel(); // closes the socket under whoever waits for it
            return null;
        });
        try {
            return client.execute(request, answer -> read(request, answer));
        } finally {
            end.complete(null);
        }
    }

    private Answer read(HttpPost request, ClassicHttpResponse answer) throws IOException {
        if (answer.getEntity() == null) {
            return new Answer(answer.getCode(), new byte[0]);
        }
        InputStream in = answer.getEntity().getContent(); // closed by the client, which would read all the rest before
        byte[] body = in.readNBytes(mostBytes + 1);
        if (body.length > mostBytes) {
            request.cancel();
            throw new IOException("the answer has more than " + mostBytes + " bytes");
        }
        return new Answer(answer.getCode(), body);
    }

    /** Connections that nobody uses are closed; the next call opens another. */
    void hangUp() {
        connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
    }
}
