package org.huitong.edge;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How one HTTP server listens and what it lets in.
 *
 * @param host address to bind
 * @param port port to bind; 0 takes a free one
 * @param maxBodyBytes longest request body; a longer one is answered 413
 * @param idleTimeout a connection without traffic is closed after this, and a body must have arrived within twice this
 * @param workers threads that run routes; they never wait for a commit
 * @param maxInFlight requests under way at once, over all connections; more are answered 429. Together with
 *     {@code maxBodyBytes} and a share of the heap it bounds the memory that senders can take.
 * @param maxConnections open connections; one more is closed at once
 * @param tls the certificate it shows; empty where it speaks plain HTTP
 */
public record EdgeSettings(
        String host,
        int port,
        int maxBodyBytes,
        Duration idleTimeout,
        int workers,
        int maxInFlight,
        int maxConnections,
        Optional<EdgeTls> tls) {
    private static final int CONNECTIONS = 64;
    private static final int LEAST_WORKERS = 8;
    private static final int TOP_PORT = 65_535;

    /** Throws {@link IllegalArgumentException} naming the setting, its value and what is allowed. */
    public EdgeSettings {
        Objects.requireNonNull(host, "host");
        check(port >= 0 && port <= TOP_PORT, "port", port, "0 to 65535");
        check(maxBodyBytes > 0, "maxBodyBytes", maxBodyBytes, "1 or more");
        check(idleTimeout.toMillis() > 0, "idleTimeout", idleTimeout, "1 ms or more");
        check(workers > 0, "workers", workers, "1 or more");
        check(maxConnections > 0, "maxConnections", maxConnections, "1 or more");
        check(maxInFlight > 0, "maxInFlight", maxInFlight, "1 or more");
    }

    /** With the number of connections that suits a few people or machines. */
    public EdgeSettings(String host, int port, int maxBodyBytes, Duration idleTimeout, int workers, int maxInFlight) {
        this(host, port, maxBodyBytes, idleTimeout, workers, maxInFlight, CONNECTIONS, Optional.empty());
    }

    /** Whether clients are asked for a certificate. */
    boolean asksClients() {
        return tls.isPresent() && tls.get().clients().isPresent();
    }

    /** Twice the cores, at least 8. */
    public static int defaultWorkers() {
        return Math.max(LEAST_WORKERS, 2 * Runtime.getRuntime().availableProcessors());
    }

    private static void check(boolean right, String name, Object value, String allowed) {
        if (!right) {
            throw new IllegalArgumentException(name + " is " + value + "; allowed is " + allowed);
        }
    }
}
