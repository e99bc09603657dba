package org.huitong.operate.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huitong.audit.AuditSearch;
import org.huitong.edge.EdgeServer;
import org.huitong.edge.EdgeSettings;
import org.huitong.failed.DiscardRules;
import org.huitong.failed.Finder;
import org.huitong.failed.KeyHash;
import org.huitong.failed.Projection;
import org.huitong.failed.Rows;
import org.huitong.failed.Sightings;
import org.huitong.failed.request.Clerk;
import org.huitong.failed.request.Mender;
import org.huitong.failed.request.Request;
import org.huitong.failed.request.Requests;
import org.huitong.message.Event;
import org.huitong.message.Json;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;
import org.huitong.message.Seen;
import org.huitong.operate.cli.Cli;
import org.huitong.store.Store;

/** A running admin API over a real store, with its two kinds of client. */
final class Office implements AutoCloseable {
    private static final KeyHash KEYS = new KeyHash(new byte[32]);
    static final String AS = "%E5%80%BC%E7%8F%AD%E5%91%98";

    final Path home;
    final Store store;
    final Counter desk;
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    private final Thread clerking;
    private final EdgeServer server =
            new EdgeServer(new EdgeSettings("127.0.0.1", 0, 1024, Duration.ofSeconds(10), 1, 8));
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Promise promise = new Promise();

    Office(Path home) {
        this.home = home;
        this.store = Store.open(home.resolve("store"));
        DiscardRules rules = new DiscardRules(Duration.ofDays(7), 3);
        Rows rows = new Rows(store, rules);
        Clerk clerk = new Clerk(new Requests(store, rules, Duration.ofHours(1)), rows, Office::mended, s -> {});
        clerking = new Thread(clerk, "requests");
        clerking.start();
        this.desk = new Counter(
                rows,
                new Finder(store, KEYS),
                sightings(),
                clerk,
                asked -> store.read(h -> AuditSearch.page(h, asked)));
        new AdminApi(server, desk, tokenFile()).mount();
        server.start();
    }

    /** Names that the rule sets; which records they are is the wiring's to know. */
    private static Mender.Mended mended(String rule, Rows.Row row) {
        return new Mender.Mended(rule, "", List.of(new Request.Example(row.no(), "XM", "", "某")));
    }

    /** An answer with its JSON. */
    record Said(int status, JsonNode json, HttpResponse<String> whole) {
        String code() {
            return json.path("code").asText();
        }
    }

    private Sightings sightings() {
        return new Sightings(store, KEYS, Duration.ofDays(7));
    }

    /** Each record was published by the source, and delivered to the subscription. */
    void delivers(String subscription, String... keys) {
        List<Seen> published = new ArrayList<>();
        List<Seen> delivered = new ArrayList<>();
        for (String key : keys) {
            String record = "i-" + published.size();
            published.add(new Seen(record, key, Seen.As.PUBLISHED));
            delivered.add(new Seen(record, key, Seen.As.DELIVERED));
        }
        new Projection(store, KEYS, sightings())
                .apply(List.of(
                        new Event(
                                        "p",
                                        Event.INTAKE,
                                        1_000,
                                        "public-security.population/population-basic",
                                        null,
                                        Map.of(),
                                        List.of(),
                                        null)
                                .of(published),
                        new Event("d", Event.OUTCOME, 2_000, subscription, null, Map.of(), List.of(), null)
                                .of(delivered)));
    }

    Path tokenFile() {
        return home.resolve("data/admin.token");
    }

    int port() {
        return server.port();
    }

    String token() throws Exception {
        return Files.readString(tokenFile()).strip();
    }

    /** Rows come as they do in life: in events. Their numbers are 1, 2, … in this order. */
    void parks(String subscription, int rows) {
        List<RowChange> changes = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            changes.add(new RowChange(
                    subscription + "-" + i,
                    subscription,
                    RowState.PARKED,
                    new RowChange.Cause("normalize", "NORMALIZE-INVALID", "name", "It is missing. Give it.", "f"),
                    new RowChange.Input(
                            "public-security.population",
                            "population-basic",
                            "i-1",
                            "k" + i,
                            1,
                            0,
                            i,
                            "{\"GMSFHM\":\"11010519491231002X\"}")));
        }
        new Projection(store, KEYS)
                .apply(List.of(
                        new Event("e" + subscription, Event.OUTCOME, 1, subscription, null, Map.of(), changes, null)));
    }

    Said get(String path) throws Exception {
        return send("GET", path, null, Map.of("Authorization", "Bearer " + token()));
    }

    Said write(String method, String path, String body) throws Exception {
        return send(method, path, body, Map.of("Authorization", "Bearer " + token(), "Huitong-As", AS));
    }

    Said send(String method, String path, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        promise.keptBy(method, "/api/v1" + path, answer.statusCode(), type, answer.body());
        return new Said(answer.statusCode(), Json.MAPPER.readTree(answer.body()), answer);
    }

    /** Runs the command line; returns its exit code. */
    int cli(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--lang", "en", "--home", home.toString(), "--admin", "http://127.0.0.1:" + port()));
        return Cli.execute(
                all.toArray(String[]::new), List.of(), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @Override
    public void close() {
        clerking.interrupt();
        try {
            clerking.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
        store.close();
    }
}
