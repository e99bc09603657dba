package org.huitong.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.awaitility.core.ConditionFactory;
import org.huitong.PilotGateway;
import org.huitong.bench.Installation;
import org.huitong.catalog.Catalog;
import org.huitong.message.Json;
import org.huitong.pilot.ServiceHall;

/**
 * An installation with the real connectors and the real spine, one resource {@code contract-card} (items {@code cardId}, the
 * key, and {@code name}), a system that pushes it, and a hall that receives it over HTTP; what is under test comes beside
 * them. The gateway runs in this process, or in one of its own that may be killed.
 */
public final class Site implements AutoCloseable {
    public static final String RESOURCE = "contract-card";
    public static final String SOURCE = "contract.source";
    public static final String PUSHER = "contract.pusher";
    public static final String HALL = "contract.hall." + RESOURCE;
    public static final String SINK = "contract.sink." + RESOURCE;

    static final String PERSON = "值班员";

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String HALL_TOKEN = "hall-word&7f%333a";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public final ServiceHall hall = new ServiceHall(HALL_TOKEN);
    public final Path home;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Log log = Log.open();
    private final StringBuilder processLog = new StringBuilder();
    private PilotGateway here;
    private GatewayProcess there;

    /** @param folder empty */
    Site(Path folder) throws IOException {
        home = folder.resolve("home").toAbsolutePath();
        Installation.copy(
                Path.of(""),
                List.of(
                        "connectors",
                        "routes/flow",
                        "config/application.properties",
                        "config/gateway.yaml",
                        "config/dialects"),
                home);
        write("config/agencies/contract.yaml", "agency: contract\nname: 示例局\nregion: \"999999\"\n");
        system(PUSHER);
        system("contract.hall");
        resource();
        mapping(PUSHER, "formats: [json]\ncharset: UTF-8\nidentity: idempotency-key\n");
        grant("contract.hall");
        consumer("contract.hall", """
                        - to:
                            uri: kamelet:http-json-sink/contract-hall-post
                            parameters:
                              url: "{{hall.url}}"
                              token: "RAW({{hall.token}})"
                """, "");
        settings.put("hall.url", hall.uri().toString());
        settings.put("hall.token", HALL_TOKEN);
        settings.put("huitong.data.dir", home.resolve("data").toString());
        List.of("edge", "operate", "observe").forEach(port -> settings.put("huitong." + port + ".port", "0"));
        settings.put("huitong.bus.journalFileBytes", "1048576");
        settings.put("huitong.bus.minFreeBytes", "1048576");
        settings.put("huitong.deliver.firstPauseMillis", "50");
        settings.put("huitong.deliver.longestPauseMillis", "200");
    }

    /** Names what is waited for, so that a hang tells where. */
    public static ConditionFactory until(String what) {
        return await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).pollDelay(Duration.ZERO);
    }

    static String key(int number) {
        return "K" + (100_000 + number);
    }

    static String name(int number) {
        return "演示" + number;
    }

    /** A setting for the next start. */
    public Site with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    void system(String system) throws IOException {
        write(
                "config/systems/" + system + ".yaml",
                "system: " + system + "\nagency: contract\nname: 示例系统\nnetwork: extranet\n");
    }

    private void resource() throws IOException {
        write("config/catalog/" + RESOURCE + ".yaml", """
                resource: contract-card
                name: 示例卡
                provider: contract
                sharing: unconditional
                order: latest
                key: cardId
                without-subscription: refuse
                schema: 1
                items:
                  cardId: {name: 卡号, type: text, maxLength: 20, required: true}
                  name: {name: 名称, type: text, maxLength: 64}
                """);
    }

    /** @param head from {@code formats} on, without the items */
    void mapping(String system, String head) throws IOException {
        write(
                "routes/sources/" + system + "/" + RESOURCE + ".mapping.yaml",
                "system: " + system + "\nresource: " + RESOURCE + "\n" + head + """
                items:
                  cardId: {from: CARDID, steps: [trim], required: true}
                  name: {from: NAME, steps: [trim]}
                """);
    }

    void grant(String system) throws IOException {
        write("config/grants/" + system + "." + RESOURCE + ".yaml", """
                subscription: %1$s.contract-card
                consumer: %1$s
                resource: contract-card
                purpose: 连接器约定测试
                basis: 示例市政务数据共享决定〔2026〕9号
                from: 2026-01-01
                to: 2036-12-31
                items:
                  cardId: clear
                  name: clear
                """.formatted(system));
    }

    /**
     * @param steps from {@code - to:} on, indented by 8
     * @param parameters more of the template {@code deliver}, each {@code - name:} indented by 6
     */
    void consumer(String system, String steps, String parameters) throws IOException {
        write("routes/consumers/" + system + "/" + RESOURCE + ".camel.yaml", """
                - route:
                    id: %1$s.contract-card
                    routeConfigurationId: spine
                    from:
                      uri: direct:%1$s.contract-card
                      steps:
                %2$s
                - templatedRoute:
                    routeTemplateRef: deliver
                    routeId: deliver.%1$s.contract-card
                    parameters:
                      - name: subscription
                        value: %1$s.contract-card
                %3$s
                """.formatted(system, steps, parameters));
    }

    /** In this process. */
    public Site start() {
        assertThat(Catalog.check(home)).isEmpty();
        here = new PilotGateway(home);
        here.start(settings);
        return this;
    }

    /** Makes starts of processes shorter from now on; nothing is offered to the connector yet. */
    void train() throws IOException {
        GatewayProcess.train(home, settings);
    }

    /** In a process of its own. */
    Site startApart() throws IOException {
        there = new GatewayProcess(home, settings);
        return this;
    }

    void kill() throws IOException {
        there.kill();
        processLog.append(there.log());
        there = null;
    }

    public void stop() throws IOException {
        if (here != null) {
            here.close();
            here = null;
        }
        if (there != null) {
            there.close();
            processLog.append(there.log());
            there = null;
        }
    }

    /** All that was logged so far. */
    String logged() {
        return log.text() + processLog;
    }

    private URI dataPlane() {
        return there == null ? here.dataPlane() : there.dataPlane();
    }

    /** Pushes cards of these numbers; name begins with the mark. */
    void push(int first, int count, String mark) throws IOException, InterruptedException {
        push(first, count, number -> mark);
    }

    void push(int first, int count, IntFunction<String> mark) throws IOException, InterruptedException {
        HttpResponse<String> said = offer(first, count, mark);
        assertThat(said.statusCode()).as(said.body()).isEqualTo(202);
    }

    /** True where the edge takes a push now. */
    boolean takes(int number) throws IOException, InterruptedException {
        return offer(number, 1, n -> "").statusCode() == 202;
    }

    private HttpResponse<String> offer(int first, int count, IntFunction<String> mark)
            throws IOException, InterruptedException {
        List<String> cards = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            cards.add("{\"CARDID\":\"" + key(number) + "\",\"NAME\":\"" + mark.apply(number) + name(number) + "\"}");
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(dataPlane() + "/resources/" + RESOURCE + "/records"))
                .timeout(Duration.ofSeconds(40))
                .header("Authorization", "Bearer " + tokenOf(PUSHER))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", java.util.UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(cards.toString()))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    void push(int first, int count) throws IOException, InterruptedException {
        push(first, count, "");
    }

    /** Where AMQP clients of systems come in; only in this process. */
    URI amqp() {
        return here.huitong().amqp().orElseThrow();
    }

    String tokenOf(String system) throws IOException {
        return Files.readString(home.resolve("data/secrets/" + system + ".token"))
                .strip();
    }

    /** What the admin API says. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = admin(path).build();
        return Json.read(HTTP.send(request, BodyHandlers.ofString()).body(), JsonNode.class);
    }

    /** What the admin API answers to an act of a person. */
    HttpResponse<String> act(String method, String path, Object body) throws IOException, InterruptedException {
        HttpRequest request = admin(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(Json.text(body)))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    /** What status says of a subscription. */
    JsonNode subscription(String id) throws IOException, InterruptedException {
        return one("subscriptions", "id", id);
    }

    /** An act with a reason that is granted. */
    JsonNode act(String path) throws IOException, InterruptedException {
        HttpResponse<String> said = act("POST", path, Map.of("reason", "约定测试"));
        assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
        return Json.read(said.body(), JsonNode.class);
    }

    /** An act that is to succeed. */
    void done(String method, String path, Object body) throws IOException, InterruptedException {
        HttpResponse<String> answer = act(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** By a person, while it runs. */
    void grantNow(String subscription) throws IOException, InterruptedException {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("subscription", subscription);
        text.put("consumer", subscription.substring(0, subscription.indexOf("." + RESOURCE)));
        text.put("resource", RESOURCE);
        text.put("purpose", "连接器约定测试");
        text.put("basis", "示例市政务数据共享决定〔2026〕9号");
        text.put("from", "2026-01-01");
        text.put("to", "2036-12-31");
        text.put("items", Map.of("cardId", "clear", "name", "clear"));
        done("PUT", "/grants/" + subscription, Map.of("grant", text, "reason", "测试"));
    }

    private HttpRequest.Builder admin(String path) throws IOException {
        URI admin = there == null ? here.admin() : there.admin();
        String token = Files.readString(home.resolve("data/admin.token")).strip();
        return HttpRequest.newBuilder(URI.create(admin + "/api/v1" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Huitong-As", URLEncoder.encode(PERSON, StandardCharsets.UTF_8));
    }

    JsonNode source() throws IOException, InterruptedException {
        return one("sources", "system", SOURCE);
    }

    JsonNode sink() throws IOException, InterruptedException {
        return one("subscriptions", "id", SINK);
    }

    private JsonNode one(String list, String field, String value) throws IOException, InterruptedException {
        for (JsonNode entry : get("/status").path(list)) {
            if (entry.path(field).asText().equals(value)) {
                return entry;
            }
        }
        throw new IllegalStateException("status has no " + value + " among " + list);
    }

    /** Parked rows of what is under test, each with its text and input. */
    List<JsonNode> parked(String query) throws IOException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode row : get("/rows?limit=1000&state=parked&" + query).path("rows")) {
            rows.add(get("/rows/" + row.path("no").asLong()));
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        stop();
        hall.close();
        log.close();
    }
}
