package org.huitong.wiring.connector;

import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;

/**
 * Camel's HTTP client with a bound on an answer's head: the library reads a line for as long as it lasts, so that a far end
 * which sends one without end would fill the heap before any time is over. The body's bound is {@link OneTry}'s.
 */
@SuppressWarnings("deprecation") // the types of the method that Camel has for this
final class BoundedHttp extends HttpComponent {
    private static final int LONGEST_LINE = 64 << 10;
    private static final int MOST_LINES = 200;

    private static final HttpConnectionFactory<ManagedHttpClientConnection> CONNECTIONS =
            ManagedHttpClientConnectionFactory.builder()
                    .http1Config(Http1Config.custom()
                            .setMaxLineLength(LONGEST_LINE)
                            .setMaxHeaderCount(MOST_LINES)
                            .build())
                    .build();

    @Override
    protected HttpClientConnectionManager createConnectionManager(
            Registry<ConnectionSocketFactory> registry, int most, int perRoute, SocketConfig sockets) {
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager(
                registry,
                PoolConcurrencyPolicy.STRICT,
                TimeValue.ofMilliseconds(getConnectionTimeToLive()),
                CONNECTIONS);
        pool.setDefaultSocketConfig(sockets);
        pool.setMaxTotal(most > 0 ? most : getMaxTotalConnections());
        pool.setDefaultMaxPerRoute(perRoute > 0 ? perRoute : getConnectionsPerRoute());
        return pool;
    }
}
