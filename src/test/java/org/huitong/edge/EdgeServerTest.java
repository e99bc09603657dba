package org.huitong.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.awaitility.Awaitility;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EdgeServerTest {
    private static final int MAX_BODY = 1000;
    private static final int MAX_IN_FLIGHT = 20;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final EdgeServer server =
            new EdgeServer(new EdgeSettings("127.0.0.1", 0, MAX_BODY, Duration.ofSeconds(10), 1, MAX_IN_FLIGHT));
    private final CamelContext camel = new DefaultCamelContext();
    private final Later later = new Later();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void start() throws Exception {
        server.start();
        new EdgeEngine(server).bind(camel);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/v1/resources/{resource}/later?httpMethodRestrict=POST")
                        .process(later);
                from("platform-http:/v1/resources/{resource}/echo?httpMethodRestrict=POST")
                        .process(EdgeServerTest::echo);
                from("platform-http:/v1/fails?httpMethodRestrict=POST").process(exchange -> {
                    throw new IOException("the secret payload");
                });
                from("platform-http:/v1/refuses?httpMethodRestrict=POST").process(exchange -> {
                    throw new HuitongException(ErrorCode.RECEIVE_KEY_CLASH, "The key has another body.");
                });
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        server.close();
    }

    @Test
    void oneWorkerCarriesManyRequestsBecauseNobodyWaitsForTheAnswer() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = fill();

        later.completeAll();

        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(202);
            assertThat(answer.get().headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.get().body()).isEqualTo("{\"thread\":\"committer\"}");
        }
    }

    @Test
    void moreThanTheLimitInFlightIsAnsweredBusyAndTheNextPassesAgain() throws Exception {
        final List<CompletableFuture<HttpResponse<String>>> answers = fill();

        HttpResponse<String> busy = post("/v1/resources/people/echo", "{}");

        problem(busy, 429, "RECEIVE-BUSY");
        assertThat(busy.headers().firstValue("Retry-After")).hasValue("1");
        later.completeAll();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            answer.get();
        }
        Awaitility.await()
                .atMost(SOON)
                .until(() -> post("/v1/resources/people/echo", "{}").statusCode() == 200);
    }

    @Test
    void whoReadsChineseIsRefusedWithAChineseTitle() throws Exception {
        HttpRequest.Builder asked = request("/v1/refuses").header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8");
        HttpRequest byTheRoute = asked.POST(BodyPublishers.ofString("{}")).build();
        HttpRequest byTheEdge = asked.uri(URI.create("http://127.0.0.1:" + server.port() + "/none"))
                .build();

        JsonNode clash = problem(http.send(byTheRoute, BodyHandlers.ofString()), 409, "RECEIVE-KEY-CLASH");
        JsonNode path = problem(http.send(byTheEdge, BodyHandlers.ofString()), 404, "RECEIVE-NO-PATH");

        assertThat(clash.get("title").asText()).isEqualTo("此 Idempotency-Key 已用于另一份正文或另一个资源");
        assertThat(path.get("title").asText()).isEqualTo("此路径下没有服务");
    }

    @Test
    void onlyAllowedHeadersReachTheRoute() throws Exception {
        HttpRequest request = request("/v1/resources/people/echo?a=b")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer t")
                .header("Idempotency-Key", "k-1")
                .header("traceparent", "00-1-2-01")
                .header("CamelHttpResponseCode", "500")
                .header("HuitongSystem", "somebody.else")
                .header("HuitongCaller", "somebody.else")
                .header("HuitongPeer", "10.0.0.1")
                .header("resource", "another")
                .header("X-Other", "x")
                .header("Accept-Language", "zh")
                .POST(BodyPublishers.ofString("{}"))
                .build();

        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(answer.body()))
                .isEqualTo(new ObjectMapper()
                        .valueToTree(Map.ofEntries(
                                Map.entry("Content-Type", "application/json"),
                                Map.entry("Content-Length", "2"),
                                Map.entry("Authorization", "Bearer t"),
                                Map.entry("Idempotency-Key", "k-1"),
                                Map.entry("traceparent", "00-1-2-01"),
                                Map.entry("resource", "people"),
                                Map.entry("Accept-Language", "zh"),
                                Map.entry("CamelHttpMethod", "POST"),
                                Map.entry("CamelHttpPath", "/v1/resources/people/echo"),
                                Map.entry("body", "{}"),
                                Map.entry("HuitongTarget", "/v1/resources/people/echo?a=b"),
                                Map.entry("HuitongPeer", "127.0.0.1"))));
        assertThat(answer.headers().firstValue("X-Leak")).isEmpty();
    }

    @Test
    void announcedBodyOverTheLimitIsRefusedBeforeItIsRead() throws Exception {
        problem(post("/v1/resources/people/echo", "x".repeat(MAX_BODY + 1)), 413, "RECEIVE-TOO-LARGE");
        assertThat(post("/v1/resources/people/echo", "x".repeat(MAX_BODY)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void unannouncedBodyOverTheLimitIsRefusedToo() throws Exception {
        byte[] large = "x".repeat(100 * MAX_BODY).getBytes(StandardCharsets.UTF_8);
        HttpRequest chunked = request("/v1/resources/people/echo")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))
                .build();

        problem(http.send(chunked, BodyHandlers.ofString()), 413, "RECEIVE-TOO-LARGE");
    }

    @Test
    void whatTheRouterAnswersByItselfIsAProblemToo() throws Exception {
        problem(post("/v1/nothing", "{}"), 404, "RECEIVE-NO-PATH");
        HttpResponse<String> get =
                http.send(request("/v1/resources/people/echo").GET().build(), BodyHandlers.ofString());
        problem(get, 405, "RECEIVE-METHOD");
        assertThat(get.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void compressedBodyIsRefused() throws Exception {
        HttpRequest zipped = request("/v1/resources/people/echo")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{}"))
                .build();

        problem(http.send(zipped, BodyHandlers.ofString()), 415, "RECEIVE-TYPE");
    }

    @Test
    void unhandledFailureSaysNothingOfItself() throws Exception {
        HttpResponse<String> answer = post("/v1/fails", "{}");

        problem(answer, 500, "INTERNAL");
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("IOException");
    }

    @Test
    void unhandledRefusalKeepsItsCode() throws Exception {
        JsonNode problem = problem(post("/v1/refuses", "{}"), 409, "RECEIVE-KEY-CLASH");

        assertThat(problem.get("detail").asText()).isEqualTo("The key has another body.");
        assertThat(problem.get("type").asText()).isEqualTo("https://huitong.org/errors/RECEIVE-KEY-CLASH");
    }

    @Test
    void clientsThatGoAwayLeaveTheirPlaces() throws Exception {
        for (int i = 0; i < 2 * MAX_IN_FLIGHT; i++) {
            String path = i % 2 == 0 ? "/v1/resources/people/echo" : "/v1/resources/people/later";
            String body = i % 2 == 0 ? "{" : "{}";
            try (Socket socket = new Socket("127.0.0.1", server.port())) {
                OutputStream out = socket.getOutputStream();
                out.write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        }
        Awaitility.await().atMost(SOON).until(() -> {
            later.completeAll();
            return server.inFlight().free() == MAX_IN_FLIGHT;
        });

        assertThat(post("/v1/resources/people/echo", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void closingLetsRequestsUnderWayFinish() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = later("/v1/resources/people/later");
        Awaitility.await().atMost(SOON).until(() -> later.waiting.size() == 1);

        CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
        Awaitility.await().atMost(SOON).until(() -> server.inFlight().closed());
        later.completeAll();

        assertThat(answer.get().statusCode()).isEqualTo(202);
        closed.get();
    }

    private List<CompletableFuture<HttpResponse<String>>> fill() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < MAX_IN_FLIGHT; i++) {
            answers.add(later("/v1/resources/people/later"));
        }
        Awaitility.await().atMost(SOON).until(() -> later.waiting.size() == MAX_IN_FLIGHT);
        return answers;
    }

    private CompletableFuture<HttpResponse<String>> later(String path) {
        return http.sendAsync(request(path).POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(SOON);
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String code) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotBlank();
        return problem;
    }

    private static void echo(Exchange exchange) throws IOException {
        Map<String, Object> seen = new TreeMap<>(exchange.getMessage().getHeaders());
        seen.put("body", new String((byte[]) exchange.getMessage().getBody(), StandardCharsets.UTF_8));
        exchange.getMessage().setBody(new ObjectMapper().writeValueAsString(seen));
        exchange.getMessage().setHeader("X-Leak", "yes");
    }

    /** Stands for the group commit: takes the exchange and completes it later on a thread of its own. */
    private static final class Later extends AsyncProcessorSupport {
        private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            waiting.add(() -> {
                exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
                exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
                String thread = "{\"thread\":\"" + Thread.currentThread().getName() + "\"}";
                exchange.getMessage().setBody(thread.getBytes(StandardCharsets.UTF_8));
                callback.done(false);
            });
            return false;
        }

        void completeAll() {
            new Thread(
                            () -> {
                                for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
                                    next.run();
                                }
                            },
                            "committer")
                    .start();
        }
    }
}
