package org.huitong.operate.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.regex.Pattern;
import org.huitong.message.ErrorCode;
import org.huitong.message.Problem;

/** Who comes in: only requests addressed to this machine by its own name, and only with the token. Immutable. */
final class Gate {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);

    private final String host;
    private final AdminToken token;

    Gate(String host, AdminToken token) {
        this.host = host;
        this.token = token;
    }

    /** Why the request may not come in; null where it may. */
    Problem refusal(HttpServerRequest request, boolean secured) {
        if (!ours(request.authority())) {
            return Problem.of(
                    ErrorCode.OPERATE_DENIED,
                    "The request is addressed to another host. Call the admin API under a loopback address or under"
                            + " the host it is configured to listen on.");
        }
        if (secured && !token.admits(request.getHeader("Authorization"))) {
            return Problem.of(
                    ErrorCode.OPERATE_DENIED,
                    "The request has no or a wrong token. Send 'Authorization: Bearer' with the content of the"
                            + " gateway's file admin.token.");
        }
        return null;
    }

    /** A web page whose name was rebound to this address still sends its own name (DNS rebinding). */
    private boolean ours(HostAndPort called) {
        return called != null
                && (LOOPBACK.matcher(called.host()).matches() || called.host().equalsIgnoreCase(host));
    }
}
