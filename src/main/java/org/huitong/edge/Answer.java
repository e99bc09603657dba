package org.huitong.edge;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.huitong.message.Problem;

/** What an exchange answers, taken out of it so that Camel may have the exchange back at once. */
final class Answer {
    private static final int OK = 200;
    private static final List<String> ALLOWED = List.of("Content-Type", "Retry-After", "WWW-Authenticate", "Allow");

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Problem problem;

    private Answer(int status, Map<String, String> headers, byte[] body, Problem problem) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.problem = problem;
    }

    static Answer of(Exchange exchange, String path) {
        if (exchange.getException() != null) {
            return failed(exchange.getException(), path);
        }
        Message message = exchange.getMessage();
        try {
            int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, OK, Integer.class);
            byte[] body = message.getBody() == null ? new byte[0] : message.getMandatoryBody(byte[].class);
            Map<String, String> headers = new HashMap<>();
            for (String name : ALLOWED) {
                String value = message.getHeader(name, String.class);
                if (value != null) {
                    headers.put(name, value);
                }
            }
            return new Answer(status, headers, body, null);
        } catch (Exception e) {
            // The last place that can still answer: whatever the route left in the message, the sender is told.
            return failed(e, path);
        }
    }

    private static Answer failed(Throwable failure, String path) {
        return new Answer(0, Map.of(), new byte[0], Problems.of(failure, "the route of " + path));
    }

    /** On the event loop of the request; fails when the client has gone. */
    Future<Void> write(HttpServerRequest request) {
        if (problem != null) {
            return Problems.write(request, problem);
        }
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return Future.failedFuture("the client has gone");
        }
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        return response.end(Buffer.buffer(body));
    }
}
