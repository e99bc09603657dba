package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.huitong.bench.Installation;
import org.huitong.journey.UnrulyServer.Manner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The social insurance bureau gives out a list over HTTP instead of pushing. */
@Timeout(120)
class PolledListJourney {
    private static final String MAPPING =
            "routes/sources/human-resources.social-insurance/social-insurance-status.mapping.yaml";
    private static final String ROUTE =
            "routes/sources/human-resources.social-insurance/social-insurance-status.camel.yaml";
    private static final String TOKEN = "an+invented%token";
    private static final int PAGE = 3;

    @TempDir
    private Path folder;

    private final List<String> records = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Path home;
    private HttpServer server;
    private Pilot pilot;

    @BeforeEach
    void open() throws IOException {
        home = folder.resolve("home");
        Installation.copy(Path.of(""), List.of("config", "connectors", "routes"), home);
        String mapping = Files.readString(home.resolve(MAPPING))
                .replace("formats: [json, ndjson]", "formats: [json]")
                .replace("identity: idempotency-key", "identity: watermark");
        Files.writeString(home.resolve(MAPPING), mapping);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void close() throws Exception {
        server.stop(0);
        if (pilot != null) {
            pilot.close();
        }
    }

    /** What is greater than since, in order, a page of it. */
    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        asked.add(query);
        Map<String, String> asks = Arrays.stream(query.split("&"))
                .map(part -> part.split("="))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        int since = Integer.parseInt(asks.getOrDefault("after", "0"));
        int page = Integer.parseInt(asks.get("page"));
        String body = records.stream()
                .skip(since)
                .skip((long) (page - 1) * PAGE)
                .limit(PAGE)
                .collect(Collectors.joining(",", "{\"code\":0,\"data\":{\"other\":[1],\"items\":[ ", "]}}"));
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            int number = records.size() + 1;
            records.add(Invented.insured(800 + number).replace("{", "{\"NO\":" + number + ","));
        }
    }

    private void start(String url) throws Exception {
        Files.writeString(home.resolve(ROUTE), """
                - route:
                    id: social-insurance-status
                    description: Asks the social insurance bureau for what has changed
                    routeConfigurationId: spine
                    from:
                      uri: kamelet:http-poll-source/social-insurance-status-list
                      parameters:
                        system: human-resources.social-insurance
                        resource: social-insurance-status
                        url: "%s"
                        token: "{{list.token}}"
                        query: "kind=all"
                        sinceParameter: after
                        sinceField: "NO"
                        cursorParameter: page
                        pageSize: %d
                        records: /data/items
                        responseTimeout: 700
                        period: 100
                      steps:
                        - to:
                            uri: direct:receive
                """.formatted(url, PAGE));
        pilot = Pilot.inMemory(home, folder.resolve("data"))
                .with("list.token", TOKEN)
                .start();
    }

    private String own() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/list";
    }

    @Test
    void eachRecordComesOnceAcrossPagesRoundsAndARestart() throws Exception {
        add(8);
        start(own());
        assertThat(pilot.settled("three pages", Pilot.HALL_INSURED, 8).delivered())
                .isEqualTo(8);
        pilot.restart();
        add(6);
        assertThat(pilot.settled("two full pages and an empty one", Pilot.HALL_INSURED, 14)
                        .delivered())
                .isEqualTo(14);
        add(1);
        pilot.settled("one more", Pilot.HALL_INSURED, 15);

        assertThat(asked)
                .contains("kind=all&page=1", "kind=all&page=3", "kind=all&after=8&page=2", "kind=all&after=14&page=1");
        assertThat(pilot.chimney(Pilot.INSURANCE).received()).isEqualTo(15);
    }

    /** Threads and memory are those of one call; what others push and receive goes on. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BEHAVES")
    void listThatMisbehavesHurtsNobodyElse(Manner manner) throws Exception {
        try (UnrulyServer unruly = new UnrulyServer(manner)) {
            start(unruly.uri() + "list");
            Pilot.until("it was asked and has failed")
                    .until(() -> pilot.desk()
                            .status("sources", "system", Pilot.INSURANCE)
                            .path("state")
                            .asText()
                            .equals("failing"));
            pilot.bureau.apply(Invented.rows(1, 20));

            pilot.settled("the others", Pilot.HALL_PEOPLE, 20);
            assertThat(unruly.written()).as("of 10 GiB").isLessThan(64L << 20);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().startsWith("source-" + Pilot.INSURANCE))
                    .as("threads it takes")
                    .hasSize(1);
        }
    }
}
