package org.huitong.edge;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.huitong.message.Json;

/**
 * Health and metrics on a port of their own, under Camel's standard paths {@code /observe/…}. Needs no token, so keep
 * it on loopback or in a management network. Thread-safe.
 */
public final class ObserveServer implements AutoCloseable {
    /** Camel's conventional management port. */
    public static final int DEFAULT_PORT = 9876;

    private static final int MAX_BODY = 1024;
    private static final int MAX_IN_FLIGHT = 64;
    private static final int DOWN = 503;

    private final EdgeServer server;

    /**
     * Does not listen yet.
     *
     * @param port 0 takes a free one
     * @param metrics the Prometheus text, e.g. {@code registry::scrape}; called on a worker thread
     */
    public ObserveServer(String host, int port, CamelContext context, Supplier<String> metrics) {
        server = new EdgeServer(new EdgeSettings(host, port, MAX_BODY, Duration.ofSeconds(30), 1, MAX_IN_FLIGHT));
        health("/observe/health", () -> HealthCheckHelper.invoke(context), false);
        health("/observe/health/live", () -> HealthCheckHelper.invokeLiveness(context), false);
        health("/observe/health/ready", () -> HealthCheckHelper.invokeReadiness(context), true);
        server.router()
                .get("/observe/metrics")
                .handler(request -> answer(
                        request, () -> new Page(200, "text/plain; version=0.0.4; charset=utf-8", metrics.get())));
    }

    public void start() {
        server.start();
    }

    /** The bound port; -1 before {@link #start()}. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    private void health(String path, Supplier<Collection<HealthCheck.Result>> checks, boolean readiness) {
        server.router().get(path).handler(request -> answer(request, () -> page(checks.get(), readiness)));
    }

    /** Checks may ask the broker or the store, so they never run on the event loop. */
    private static void answer(RoutingContext request, Supplier<Page> page) {
        request.vertx().executeBlocking(page::get, false).onComplete(done -> {
            if (done.failed()) {
                request.fail(done.cause());
            } else if (!request.response().closed()) {
                request.response()
                        .setStatusCode(done.result().status())
                        .putHeader("Content-Type", done.result().type())
                        .end(Buffer.buffer(done.result().text()));
            }
        });
    }

    private static Page page(Collection<HealthCheck.Result> results, boolean readiness) {
        boolean up = HealthCheckHelper.isResultsUp(results, readiness);
        List<Map<String, String>> checks = new ArrayList<>();
        for (HealthCheck.Result result : results) {
            Map<String, String> check = new LinkedHashMap<>();
            check.put("name", result.getCheck().getId());
            check.put("state", result.getState().name());
            result.getMessage().ifPresent(text -> check.put("message", text));
            checks.add(check);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("state", up ? "UP" : "DOWN");
        body.put("checks", checks);
        return new Page(up ? 200 : DOWN, "application/json", Json.text(body));
    }

    private record Page(int status, String type, String text) {}
}
