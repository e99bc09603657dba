package org.huitong.edge;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.TreeSet;
import org.huitong.message.ErrorCode;
import org.huitong.message.Headers;
import org.huitong.message.HuitongException;
import org.huitong.message.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes problem details, on the event loop of the request. Stateless. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** Answers in the caller's language and ends the response; the future fails when the client has gone. */
    public static Future<Void> write(HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return Future.failedFuture("the client has gone");
        }
        response.setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        switch (problem.status()) {
            case 401 -> response.putHeader("WWW-Authenticate", "Bearer");
            case 429 -> response.putHeader("Retry-After", "1");
            case 503 -> response.putHeader("Retry-After", "5");
            default -> {}
        }
        return response.end(
                Buffer.buffer(problem.in(request.getHeader(Headers.LANGUAGES)).bytes()));
    }

    /**
     * What a failure becomes outside: a refusal as it stands, anything else 500 without its text, which may quote
     * payload. Logs the latter once, by its types and places only.
     */
    public static Problem of(Throwable failure, String where) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof HuitongException refusal) {
                return Problem.of(refusal);
            }
        }
        LOG.error("{}: {} failed: {}", ErrorCode.INTERNAL.text(), where, causes(failure));
        return Problem.of(
                ErrorCode.INTERNAL,
                "The gateway failed on its own; nothing is wrong with the request. Ask its operator.");
    }

    /** Makes every answer that the router gives by itself a problem. */
    static void install(Router router) {
        router.errorHandler(
                404, answer(ErrorCode.RECEIVE_NO_PATH, "Nothing answers under this path. Check the address."));
        router.errorHandler(400, answer(ErrorCode.RECEIVE_MALFORMED, "The request is not well-formed HTTP."));
        router.errorHandler(413, answer(ErrorCode.RECEIVE_TOO_LARGE, "The body is over the limit. Send less at once."));
        router.errorHandler(415, answer(ErrorCode.RECEIVE_TYPE, "The media type is not accepted here."));
        router.errorHandler(405, context -> {
            String allowed = String.join(", ", allowed(router, context.normalizedPath()));
            context.response().putHeader("Allow", allowed);
            write(
                    context.request(),
                    Problem.of(
                            ErrorCode.RECEIVE_METHOD,
                            "This path does not answer that method. Allowed: " + allowed + "."));
        });
        router.errorHandler(500, context -> {
            String where = context.request().method() + " request";
            write(context.request(), of(context.failure(), where));
        });
    }

    private static Handler<RoutingContext> answer(ErrorCode code, String detail) {
        return context -> write(context.request(), Problem.of(code, detail));
    }

    private static Set<String> allowed(Router router, String path) {
        Set<String> methods = new TreeSet<>();
        for (Route route : router.getRoutes()) {
            if (route.getPath() != null && route.methods() != null && matches(route.getPath(), path)) {
                route.methods().stream().map(HttpMethod::name).forEach(methods::add);
            }
        }
        return methods;
    }

    private static boolean matches(String template, String path) {
        String[] wanted = template.split("/");
        String[] given = path.split("/");
        boolean same = wanted.length == given.length;
        for (int i = 0; same && i < wanted.length; i++) {
            same = wanted[i].startsWith(":") || wanted[i].equals(given[i]);
        }
        return same;
    }

    private static String causes(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            text.append(text.isEmpty() ? "" : ", caused by ")
                    .append(t.getClass().getName());
            if (t.getStackTrace().length > 0) {
                text.append(" at ").append(t.getStackTrace()[0]);
            }
        }
        return text.toString();
    }
}
