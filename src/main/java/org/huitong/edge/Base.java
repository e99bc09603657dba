package org.huitong.edge;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** Scheme, host and port by which a caller says it reached us; what it says comes back to it in an answer. */
final class Base {
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");

    private Base() {}

    /** Empty where it names nothing that could be a host. */
    static Optional<String> of(HttpServerRequest request, boolean tls) {
        return Optional.ofNullable(request.getHeader("Host"))
                .filter(host -> HOST.matcher(host).matches())
                .map((tls ? "https://" : "http://")::concat);
    }
}
