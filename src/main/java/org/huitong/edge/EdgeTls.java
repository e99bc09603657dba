package org.huitong.edge;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * TLS 1.2 and 1.3 (RFC 5246, RFC 8446) of one server.
 *
 * @param certificate PEM file with the server's certificate and those between it and its authority
 * @param key PEM file with its private key, PKCS#8, not encrypted
 * @param clients PEM file with the authorities of client certificates; empty where none is asked for. A client that
 *     shows none is let in and must prove itself otherwise; one that shows another's is cut off
 */
public record EdgeTls(Path certificate, Path key, Optional<Path> clients) {
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    void apply(HttpServerOptions options) {
        options.setSsl(true)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(certificate.toString())
                        .setKeyPath(key.toString()));
        clients.ifPresent(
                authorities -> options.setTrustOptions(new PemTrustOptions().addCertPath(authorities.toString()))
                        .setClientAuth(ClientAuth.REQUEST));
    }
}
