package org.huitong.bench.scale;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;

/**
 * One consumer that takes a record a call: a queue that gathered while it was away, then as many records that it had refused,
 * replayed; at last a job with a rate. One thread.
 */
final class ReplayRun {
    private static final String RESOURCE = ScaleHome.resourceId(0);
    private static final String SUBSCRIPTION = ScaleHome.subscription(0, 0);
    private static final int A_PUSH = 200;
    private static final int LOOK_MILLIS = 50;
    private static final long PATIENCE_MINUTES = 20;
    private static final int OK = 200;
    private static final int REFUSED = 422;
    private static final int AWAY = 503;
    /** A rate is looked at when it has been kept for a while, and not until the last record. */
    private static final int LEAD_SECONDS = 3;

    private final Plan plan;
    private final Consumer<String> progress;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Count count = new Count();
    private Path home;
    private int admin;
    private int edge;
    private int pushed;
    private int jobs;

    record Plan(int rows, int rounds, int rate, int seconds, List<String> jvm) {}

    /** Arrivals since it was set to nothing. */
    private static final class Count {
        private long arrived;
        private long first;
        private long last;

        synchronized void begin() {
            arrived = 0;
        }

        synchronized void one() {
            last = System.nanoTime();
            first = arrived++ == 0 ? last : first;
        }

        synchronized long arrived() {
            return arrived;
        }

        synchronized double perSecond() {
            return (arrived - 1) / ((last - first) / 1e9);
        }
    }

    private interface Question {
        boolean answer() throws IOException, InterruptedException;
    }

    ReplayRun(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    ReplayReport run(Path installation, Path dir) throws IOException, InterruptedException {
        home = dir.resolve("home");
        admin = Gateway.freePort();
        edge = Gateway.freePort();
        try (Sink sink = new Sink((subscription, drips, data) -> count.one())) {
            ScaleHome files = new ScaleHome(home, 1, 1);
            files.write(installation, edge, admin, sink.port());
            files.grants(true);
            Files.writeString(
                    home.resolve("config/application.properties"),
                    "\nhuitong.deliver.stormKeys=1000000\n",
                    StandardOpenOption.APPEND);
            try (Gateway gateway = Gateway.launch(home, dir.resolve("gateway.log"), plan.jvm(), edge)) {
                gateway.awaitReady();
                return measured(sink);
            }
        }
    }

    private ReplayReport measured(Sink sink) throws IOException, InterruptedException {
        List<ReplayReport.Round> rounds = new ArrayList<>();
        long missing = 0;
        for (int round = 0; round < plan.rounds(); round++) {
            double live = live(sink);
            missing += plan.rows() - count.arrived();
            park(sink, plan.rows());
            job("");
            arrives(plan.rows());
            missing += plan.rows() - count.arrived();
            rounds.add(new ReplayReport.Round(live, count.perSecond()));
            progress.accept("round " + (round + 1) + ": " + rounds.get(round));
        }
        double kept = kept(sink);
        double[] ratios = rounds.stream()
                .mapToDouble(round -> round.replay() / round.live())
                .sorted()
                .toArray();
        return new ReplayReport(
                plan.rows(),
                Runtime.getRuntime().availableProcessors(),
                plan.jvm(),
                rounds,
                ratios[ratios.length / 2],
                plan.rate(),
                kept,
                plan.seconds(),
                missing);
    }

    private double live(Sink sink) throws IOException, InterruptedException {
        sink.say(AWAY);
        push(plan.rows());
        count.begin();
        sink.say(OK);
        call("POST", "/subscriptions/" + SUBSCRIPTION + "/resume", "");
        arrives(plan.rows());
        return count.perSecond();
    }

    private void park(Sink sink, int rows) throws IOException, InterruptedException {
        sink.say(REFUSED);
        push(rows);
        await("all are parked", () -> subscription().path("parked").asLong() >= rows);
        sink.say(OK);
    }

    private double kept(Sink sink) throws IOException, InterruptedException {
        int rows = plan.rate() * (plan.seconds() + 3 * LEAD_SECONDS);
        park(sink, rows);
        job(", \"rate\": " + plan.rate());
        TimeUnit.SECONDS.sleep(LEAD_SECONDS);
        long before = count.arrived();
        long begin = System.nanoTime();
        TimeUnit.SECONDS.sleep(plan.seconds());
        double kept = (count.arrived() - before) / ((System.nanoTime() - begin) / 1e9);
        arrives(rows);
        return kept;
    }

    /** Plans, looks, starts; the first record has arrived then. */
    private void job(String more) throws IOException, InterruptedException {
        String job = "/replay-jobs/" + ++jobs;
        call(
                "POST",
                "/replay-jobs",
                "{\"subscription\": \"" + SUBSCRIPTION + "\", \"name\": \"bench\", \"reason\": \"bench\"}");
        await("the job is planned", () -> get(job).path("state").asText().equals("planned"));
        act(job, "preview", "");
        await("the job is looked at", () -> get(job).at("/preview/done").asBoolean());
        count.begin();
        act(job, "start", more);
        await("the first record arrives", () -> count.arrived() > 0);
    }

    private void act(String job, String word, String more) throws IOException, InterruptedException {
        call(
                "POST",
                job + "/" + word,
                "{\"revision\": " + get(job).path("revision").asLong() + more + "}");
    }

    /** On a connection of its own: between two turns the gateway would close it. */
    private void push(int rows) throws IOException {
        try (Push push = new Push(edge)) {
            for (int done = 0; done < rows; done += A_PUSH) {
                String body = IntStream.range(pushed, pushed + Math.min(A_PUSH, rows - done))
                        .mapToObj(number -> Push.record("k" + number, Integer.toString(number)))
                        .collect(Collectors.joining(",", "[", "]"));
                push.push(RESOURCE, body, "push-" + pushed);
                pushed += Math.min(A_PUSH, rows - done);
            }
        }
    }

    private void arrives(int rows) throws IOException, InterruptedException {
        await("all records arrive", () -> count.arrived() >= rows);
        await("all is settled", () -> {
            JsonNode now = subscription();
            return now.path("waiting").asLong()
                            + now.path("parked").asLong()
                            + now.path("held").asLong()
                    == 0;
        });
    }

    private JsonNode subscription() throws IOException, InterruptedException {
        return get("/status").path("subscriptions").path(0);
    }

    private void await(String what, Question question) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (!question.answer()) {
            if (System.nanoTime() > end) {
                throw new HuitongException(
                        ErrorCode.INTERNAL, "waiting until " + what + " took more than " + PATIENCE_MINUTES + " min.");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return call("GET", path, null);
    }

    private JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin + "/api/v1" + path))
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(home.resolve("data/admin.token"))
                                        .strip())
                .header("Huitong-As", "bench")
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new HuitongException(
                    ErrorCode.INTERNAL,
                    method + " " + path + " was answered " + answer.statusCode() + " " + answer.body() + ".");
        }
        return answer.body().isBlank() ? Json.read("{}", JsonNode.class) : Json.read(answer.body(), JsonNode.class);
    }
}
