package org.huitong.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A list over HTTP, asked by what has changed since, page by page. */
class HttpPollSourceTest extends SourceContract {
    private static final String TOKEN = "list-word-77ae";
    private static final int PAGE = 10;

    private final List<String> records = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @Override
    String connector() {
        return "http-poll-source";
    }

    @Override
    void openFarEnd() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        wire = new Wire(server.getAddress().getPort());
    }

    @Override
    void closeFarEnd() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> asks = Arrays.stream(
                        exchange.getRequestURI().getQuery().split("&"))
                .map(part -> part.split("="))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        String body = records.stream()
                .skip(Long.parseLong(asks.getOrDefault("after", "0")))
                .skip((Long.parseLong(asks.get("page")) - 1) * PAGE)
                .limit(PAGE)
                .collect(Collectors.joining(",", "[", "]"));
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    String route() {
        return """
                - route:
                    id: contract.source
                    routeConfigurationId: spine
                    from:
                      uri: kamelet:%s/contract-list
                      parameters:
                        system: contract.source
                        resource: contract-card
                        url: "{{list.url}}"
                        token: "{{list.token}}"
                        sinceParameter: after
                        sinceField: "NO"
                        cursorParameter: page
                        pageSize: %d
                        responseTimeout: 2000
                        period: 100
                      steps:
                        - to:
                            uri: direct:receive
                """.formatted(connector(), PAGE);
    }

    @Override
    String mapping() {
        return "formats: [json]\ncharset: UTF-8\nidentity: watermark\n";
    }

    @Override
    void offer(int first, int count) {
        for (int number = first; number < first + count; number++) {
            records.add("{\"NO\":" + (records.size() + 1) + ",\"CARDID\":\"" + key(number) + "\",\"NAME\":\""
                    + name(number) + "\"}");
        }
    }

    @Override
    boolean again() {
        return true;
    }

    @Override
    int mostPerIntake() {
        return PAGE;
    }

    @Override
    Map<String, String> settings() {
        return Map.of("list.url", "http://127.0.0.1:" + wire.port() + "/cards", "list.token", TOKEN);
    }

    @Override
    List<String> secrets() {
        return List.of(TOKEN);
    }
}
