package org.huitong.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A real HTTP server at which a client knocks, alone or in front of a gateway. It answers as it is told. */
final class LegacyDoor implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** One request. */
    record Asked(String key, String type, String authorization, byte[] body, Instant at) {}

    /** One answer. */
    record Reply(int status, Map<String, String> headers, String body) {
        static Reply receipt(Asked asked) {
            return new Reply(202, Map.of(), "{\"intake\":\"i-" + asked.key() + "\",\"accepted\":1,\"parked\":0}");
        }

        static Reply problem(int status, String code, String... headers) {
            return new Reply(
                    status,
                    headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1]),
                    "{\"status\":" + status + ",\"code\":\"" + code + "\",\"detail\":\"why. Cure.\"}");
        }
    }

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Function<Asked, Reply> answer;

    /** @param port 0 for a free one */
    LegacyDoor(int port, Function<Asked, Reply> answer) throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0), answer);
    }

    private LegacyDoor(HttpServer server, Function<Asked, Reply> answer) {
        this.server = server;
        this.answer = answer;
        server.createContext("/", this::handle);
        server.start();
    }

    static LegacyDoor answering(Function<Asked, Reply> answer) throws IOException {
        return new LegacyDoor(0, answer);
    }

    static LegacyDoor secure(SSLContext tls, Function<Asked, Reply> answer) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new LegacyDoor(server, answer);
    }

    String url() {
        return (server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort() + "/exchange/v1";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked now = new Asked(
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestBody().readAllBytes(),
                    Instant.now());
            asked.add(now);
            Reply reply = answer.apply(now);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** What the gateway says to the same request. */
    static Reply forwarded(URI dataPlane, Asked asked) {
        try {
            var said = HTTP.send(
                    HttpRequest.newBuilder(URI.create(dataPlane + "/resources/" + Pilot.INSURED + "/records"))
                            .timeout(PATIENCE)
                            .header("Authorization", asked.authorization())
                            .header("Content-Type", asked.type())
                            .header("Idempotency-Key", asked.key())
                            .POST(BodyPublishers.ofByteArray(asked.body()))
                            .build(),
                    BodyHandlers.ofString());
            return new Reply(said.statusCode(), Map.of(), said.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
